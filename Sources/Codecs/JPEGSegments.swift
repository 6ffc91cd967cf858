/// The marker segments of a JPEG up to its first scan, one after the other.
struct JPEGSegments {
  private var offset = 2

  /// The next segment: its marker's second byte, and where its content lies.
  ///
  /// - Returns: `nil` at the first scan, the end, or where a segment does not fit the file.
  /// - Complexity: Over all calls O(bytes before the first scan); content is stepped over.
  mutating func next(in bytes: borrowing Span<UInt8>) -> (marker: UInt8, content: Range<Int>)? {
    while offset + 3 < bytes.count {
      guard bytes[offset] == 0xFF else {
        offset += 1
        continue
      }
      let marker = bytes[offset + 1]
      switch marker {
      case 0xFF: offset += 1
      case 0, 0x01, 0xD0...0xD8: offset += 2
      case 0xD9, 0xDA: return nil
      default:
        let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
        let start = offset + 4
        let end = offset + 2 + length
        guard length >= 2, end <= bytes.count else { return nil }
        offset = end
        return (marker, start..<end)
      }
    }
    return nil
  }
}
