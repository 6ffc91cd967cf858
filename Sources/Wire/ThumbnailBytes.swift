/// The marker allow-list for thumbnails that a child hands over.
///
/// Walks the segments of a JPEG without decoding anything: only start, JFIF, tables, frame and scan
/// may be there, so no EXIF, ICC, XMP or comment leaves the child, and nothing follows the end.
package enum ThumbnailBytes {
  /// SOF0, DHT, DQT, DRI and APP0 (JFIF).
  private static let allowed: Set<UInt8> = [0xC0, 0xC4, 0xDB, 0xDD, 0xE0]

  /// Whether the bytes are one baseline JPEG without metadata.
  package static func arePlain(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return false }
    var offset = 2
    while offset + 4 <= bytes.count {
      guard bytes[offset] == 0xFF else { return false }
      let marker = bytes[offset + 1]
      let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
      guard length >= 2, offset + 2 + length <= bytes.count else { return false }
      if marker == 0xDA { return scanEndsTheFile(bytes, from: offset + 2 + length) }
      guard allowed.contains(marker) else { return false }
      if marker == 0xE0, !bytes[(offset + 4)...].starts(with: [0x4A, 0x46, 0x49, 0x46, 0]) {
        return false
      }
      offset += 2 + length
    }
    return false
  }

  /// Whether entropy-coded data runs from `start` up to an end marker that is the last thing there.
  private static func scanEndsTheFile(_ bytes: [UInt8], from start: Int) -> Bool {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == 0xFF {
        switch bytes[offset + 1] {
        case 0, 0xD0...0xD7: offset += 1
        case 0xD9: return offset + 2 == bytes.count
        default: return false
        }
      }
      offset += 1
    }
    return false
  }
}
