/// The name of one directory entry: bytes, for a stranger's name need not be UTF-8.
package struct EntryName: Hashable, Sendable, CustomStringConvertible {
  /// 1…255 bytes, none of them 0 or `/`.
  package let bytes: [UInt8]

  /// Takes a name as the kernel gave it.
  package init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// Takes a name of one's own making.
  package init(_ text: String) { bytes = Array(text.utf8) }

  /// Takes a name as ``description`` escaped it.
  package init(escaped text: String) {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.dropFirst().prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"), digits.utf8.count == 2,
        let value = UInt8(digits, radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    self.bytes = bytes
  }

  /// The name as text, for comparing it with names of one's own making; bytes that are no UTF-8 are
  /// replaced.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The name with everything but printable ASCII, and the backslash, as `\xNN`: safe on a
  /// terminal, in a log and in JSON.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      if byte >= 0x20 && byte < 0x7f && byte != UInt8(ascii: "\\") {
        text.append(byte)
      } else {
        text += [
          UInt8(ascii: "\\"), UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)],
        ]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
