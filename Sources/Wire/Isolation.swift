/// How far apart photos are kept from each other and from the parent.
package enum Isolation: String, CaseIterable, Sendable {
  /// A fresh sandboxed process for each photo.
  case photo
  /// One sandboxed process for up to so many photos as the policy says.
  case worker
  /// In the caller's own process: for trusted files.
  case none

  /// What follows the isolation in a worker's arguments where it may work without what the kernel
  /// lacks of the sandbox.
  package static let lessIsAllowed = "allow-weak-sandbox"
}
