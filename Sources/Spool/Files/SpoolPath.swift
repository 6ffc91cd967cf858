/// A path relative to the spool's root: the service's own folders, then at most one sender's name.
///
/// Only the last component may be a stranger's, and every call is made with O_NOFOLLOW or its like;
/// all components before it lie in folders that only the service can write.
package struct SpoolPath: Hashable, Sendable, CustomStringConvertible {
  private let bytes: [UInt8]

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// A path of the service's own making.
  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The spool's root itself.
  static let root = SpoolPath(".")

  /// The entry `name` of this folder.
  package func appending(_ name: String) -> SpoolPath {
    SpoolPath(bytes: bytes + [UInt8(ascii: "/")] + Array(name.utf8))
  }

  /// The entry `name` of this folder.
  package func appending(_ name: EntryName) -> SpoolPath {
    SpoolPath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes)
  }

  /// Whether this lies in that folder.
  func isBelow(_ folder: SpoolPath) -> Bool {
    bytes.starts(with: folder.bytes + [UInt8(ascii: "/")])
  }

  /// The last component, where it is of the service's own making.
  var lastComponent: String {
    String(decoding: bytes.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
  }

  /// The path escaped for terminals and logs.
  package var description: String { EntryName(bytes).description }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var terminated = bytes.map { CChar(bitPattern: $0) }
    terminated.append(0)
    return unsafe terminated.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("the buffer is never empty") }
      return unsafe body(base)
    }
  }
}
