import Glibc

/// One failed system call: which, on what, and the kernel's reason.
package struct SystemFailure: Error, Equatable, CustomStringConvertible {
  /// The call.
  package let call: SystemCall
  /// The path relative to the spool, escaped for terminals and logs.
  package let place: String
  /// The value of `errno`.
  package let number: Int32

  static let noEntry = ENOENT

  /// Whether no space is left: blocks, inodes or quota.
  package var isOutOfSpace: Bool { number == ENOSPC || number == EDQUOT }

  /// One line: `cannot fsync cases/GW-1: No space left on device`.
  package var description: String {
    "cannot \(call.rawValue) \(place): \(Self.text(of: number))"
  }

  static func text(of number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 128)
    guard unsafe strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: text, as: UTF8.self)
  }
}
