import Glibc

/// One failed system call: which, on what, and the kernel's reason.
package struct SystemFailure: Error, Equatable, CustomStringConvertible {
  /// The call.
  package let call: SystemCall
  /// The path, escaped for terminals and logs, and as the gate's owner wants it told.
  package let place: String
  /// The value of `errno`.
  package let number: Int32

  static let noEntry = ENOENT
  static let exists = EEXIST
  static let shortages = [EMFILE, ENFILE, ENOMEM]

  /// A failure of `call` on `place`.
  ///
  /// - Parameter number: The value of `errno`.
  package init(call: SystemCall, place: String, number: Int32) {
    self.call = call
    self.place = place
    self.number = number
  }

  /// Whether it is about this one place: no right to it, another kind of file than it should be, or
  /// bytes that the disk no longer gives.
  var isOfTheThing: Bool {
    switch number {
    case EACCES, EPERM, EISDIR, ENOTDIR, ELOOP, ENOENT, EEXIST, ENOTEMPTY, ENAMETOOLONG, EXDEV,
      EINVAL, EUCLEAN, ESTALE, ENXIO, ENODEV, EBUSY, ETXTBSY:
      true
    case EIO: !call.isMutating
    default: false
    }
  }

  /// One line: `cannot fsync photos/1: No space left on device`.
  package var description: String {
    "cannot \(call.rawValue) \(place): \(Self.text(of: number))"
  }

  private static func text(of number: Int32) -> String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }
}
