/// Where a photo's EXIF block lies: the TIFF structure after `Exif\0\0`, or a PNG's eXIf chunk.
enum ExifBlock {
  /// Walks the markers of a JPEG up to its first scan.
  ///
  /// - Complexity: O(bytes before the first scan); every byte is passed once.
  static func find(inJPEG bytes: borrowing Span<UInt8>) -> Range<Int>? {
    var offset = 2
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
        if marker == 0xE1, end - start > 6, isExifName(bytes, at: start) { return start + 6..<end }
        offset = end
      }
    }
    return nil
  }

  /// Walks the chunks of a PNG; eXIf may stand before or after the image data.
  ///
  /// - Complexity: O(chunks); each is passed once.
  static func find(inPNG bytes: borrowing Span<UInt8>) -> Range<Int>? {
    var offset = 8
    while offset + 12 <= bytes.count {
      let length = (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
      let type = (4..<8).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[offset + $1]) }
      let start = offset + 8
      guard length <= bytes.count - start - 4, type != endOfPNG else { return nil }
      if type == exifOfPNG { return start..<start + length }
      offset = start + length + 4
    }
    return nil
  }

  /// `IEND`
  private static let endOfPNG: UInt32 = 0x4945_4E44
  /// `eXIf`
  private static let exifOfPNG: UInt32 = 0x6558_4966

  private static func isExifName(_ bytes: borrowing Span<UInt8>, at offset: Int) -> Bool {
    let name: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]
    for index in name.indices where bytes[offset + index] != name[index] { return false }
    return true
  }
}
