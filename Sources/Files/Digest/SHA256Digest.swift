/// The 32 bytes of a SHA-256.
package struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
  /// Exactly 32 bytes.
  package let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    precondition(bytes.count == 32)
    self.bytes = bytes
  }

  /// Takes a digest as ``description`` gives it; `nil` for anything else.
  package init?(hexadecimal text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 64, digits.allSatisfy(Hexadecimal.isDigit) else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
  }

  /// 64 lower-case hexadecimal digits.
  package var description: String {
    bytes.map { Hexadecimal.text(UInt64($0), digits: 2) }.joined()
  }
}
