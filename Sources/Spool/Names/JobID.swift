import Glibc

/// The name of one job, fresh and random; also the serial of its event.
///
/// 12 hexadecimal digits of milliseconds since 1970, so that serials sort about by time, and 16 of
/// randomness, so that no two services ever meet. The clock is used for order alone.
package struct JobID: Hashable, Sendable, CustomStringConvertible {
  /// 28 lower-case hexadecimal digits.
  package let description: String

  /// Takes a directory's name if it is one.
  package init?(_ text: String) {
    guard text.utf8.count == 28, text.utf8.allSatisfy(Self.isHexadecimal) else { return nil }
    description = text
  }

  /// A fresh one.
  package init() {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    let milliseconds = UInt64(max(0, time.tv_sec)) * 1000 + UInt64(time.tv_nsec) / 1_000_000
    description =
      Self.hexadecimal(milliseconds, digits: 12)
      + Self.hexadecimal(UInt64.random(in: 0 ... .max), digits: 16)
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  static func hexadecimal(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text.suffix(digits)
  }
}
