/// The chunks of a PNG, one after the other.
struct PNGChunks {
  private var offset = 8

  /// The next chunk: its type as a big-endian number, and where its content lies.
  ///
  /// - Returns: `nil` at IEND, or where a chunk does not fit the file.
  /// - Complexity: O(1).
  mutating func next(in bytes: borrowing Span<UInt8>) -> (type: UInt32, content: Range<Int>)? {
    guard offset + 12 <= bytes.count else { return nil }
    let length = (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
    let type = (4..<8).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[offset + $1]) }
    let start = offset + 8
    guard length <= bytes.count - start - 4, type != Self.end else { return nil }
    offset = start + length + 4
    return (type, start..<start + length)
  }

  /// `IEND`, `IDAT`, `eXIf`, `iCCP`
  static let end: UInt32 = 0x4945_4E44
  static let data: UInt32 = 0x4944_4154
  static let exif: UInt32 = 0x6558_4966
  static let profile: UInt32 = 0x6943_4350
}
