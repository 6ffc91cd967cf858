/// The 32 bytes of a SHA-256.
package struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
  /// Exactly 32 bytes.
  package let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    precondition(bytes.count == 32)
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits.
  package var description: String {
    bytes.map { JobID.hexadecimal(UInt64($0), digits: 2) }.joined()
  }
}
