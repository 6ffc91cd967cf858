/// Lower-case hexadecimal digits.
package enum Hexadecimal {
  /// Whether a byte is one: `0`…`9`, `a`…`f`.
  package static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// The last `digits` digits of a number, with zeros before them.
  package static func text(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text.suffix(digits)
  }
}
