/// A photo cut where its format cuts it: the segments of a JPEG, the chunks of a PNG. Put together
/// again the parts give the same bytes.
enum PhotoParts {
  private static let signatureOfPNG: [UInt8] = [0x89, 0x50, 0x4E, 0x47]

  static func isPNG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: signatureOfPNG) }

  static func cut(_ bytes: [UInt8]) -> [[UInt8]] {
    let starts = isPNG(bytes) ? chunkStarts(bytes) : segmentStarts(bytes)
    let ends = starts.dropFirst() + [bytes.count]
    return zip(starts, ends).map { Array(bytes[$0..<$1]) }
  }

  /// The signature, and each chunk for as long as lengths make sense.
  static func chunkStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var offset = 8
    while offset + 12 <= bytes.count {
      starts.append(offset)
      let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - offset - 12 else { break }
      offset += 12 + length
    }
    return starts
  }

  /// Each marker with its segment; a scan's data belongs to its header.
  private static func segmentStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var offset = 2
    while offset + 4 <= bytes.count {
      let marker = bytes[offset + 1]
      guard bytes[offset] == 0xFF, marker >= 0xC0, !(0xD0...0xD7).contains(marker) else {
        offset += 1
        continue
      }
      starts.append(offset)
      let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
      offset += 2 + (length <= bytes.count - offset - 2 ? length : 0)
    }
    return starts
  }
}
