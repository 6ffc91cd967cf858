private import CCodecs

/// A photo's ICC profile, put together: of the APP2 segments of a JPEG, or unpacked from a PNG's
/// iCCP chunk.
enum ICCBlock {
  /// The parts of the profile in their order, whatever theirs in the file is.
  ///
  /// - Parameter bytesMaximum: A longer profile counts as none.
  /// - Returns: `nil` where there is none, or a part of it is missing or there twice.
  /// - Complexity: O(bytes before the first scan).
  /// - Source: ICC.1:2022, annex B.4.
  static func read(fromJPEG bytes: borrowing Span<UInt8>, bytesMaximum: Int) -> [UInt8]? {
    var parts: [Range<Int>?] = []
    var byteCount = 0
    var segments = JPEGSegments()
    while let (marker, content) = segments.next(in: bytes) {
      guard marker == 0xE2, content.count >= name.count + 2, isNamed(bytes, content) else {
        continue
      }
      let data = content.dropFirst(name.count + 2)
      let number = Int(bytes[data.lowerBound - 2])
      let count = Int(bytes[data.lowerBound - 1])
      if parts.isEmpty { parts = Array(repeating: nil, count: count) }
      byteCount += data.count
      guard count == parts.count, (1...max(1, count)).contains(number), count > 0,
        parts[number - 1] == nil, byteCount <= bytesMaximum
      else { return nil }
      parts[number - 1] = data
    }
    guard !parts.isEmpty else { return nil }
    var profile: [UInt8] = []
    for part in parts {
      guard let part else { return nil }
      for index in part { profile.append(bytes[index]) }
    }
    return profile
  }

  /// The profile unpacked.
  ///
  /// - Parameter bytesMaximum: A longer profile counts as none, packed or unpacked.
  /// - Returns: `nil` where there is none, or it cannot be unpacked.
  /// - Complexity: O(`bytesMaximum`) and the chunks before the picture.
  static func read(fromPNG bytes: borrowing Span<UInt8>, bytesMaximum: Int) -> [UInt8]? {
    var chunks = PNGChunks()
    while let (type, content) = chunks.next(in: bytes), type != PNGChunks.data {
      guard type == PNGChunks.profile else { continue }
      // A name of 1…79 letters, a zero, and the one method of packing there is. What cannot be
      // packed grows a little.
      let names = content.prefix(80)
      guard let end = names.first(where: { bytes[$0] == 0 }), end + 1 < content.upperBound,
        bytes[end + 1] == 0, content.upperBound - end <= bytesMaximum + bytesMaximum / 100 + 64
      else { return nil }
      let packed = (end + 2..<content.upperBound).map { bytes[$0] }
      return unpacked(packed, bytesMaximum: bytesMaximum)
    }
    return nil
  }

  private static func unpacked(_ packed: [UInt8], bytesMaximum: Int) -> [UInt8]? {
    guard !packed.isEmpty else { return nil }
    var isWhole = false
    let profile = unsafe [UInt8](unsafeUninitializedCapacity: bytesMaximum) { out, count in
      guard let out = out.baseAddress else { return }
      var written = 0
      isWhole = unsafe jernih_inflate(packed, packed.count, out, bytesMaximum, &written)
      count = isWhole ? written : 0
    }
    return isWhole ? profile : nil
  }

  private static let name = Array("ICC_PROFILE\0".utf8)

  private static func isNamed(_ bytes: borrowing Span<UInt8>, _ content: Range<Int>) -> Bool {
    for index in name.indices where bytes[content.lowerBound + index] != name[index] {
      return false
    }
    return true
  }
}
