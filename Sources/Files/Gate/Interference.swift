/// What a test does to one system call before it is made.
package enum Interference: Equatable, Sendable {
  /// The call is made.
  case proceed
  /// The call is not made and fails with this errno.
  case fail(Int32)
  /// A write takes only its first byte; any other call is made.
  case short
  /// The process is as if killed here: this call and every later one is not made and fails.
  case stop
}
