import Raster

/// Writes any PNG of the standard, and many that are not: stored deflate blocks, filter 0.
struct PNGWriter: Sendable {
  var size: Size
  /// 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha.
  var colourType: UInt8
  var depth = 8
  var isInterlaced = false
  /// RGB triples.
  var palette: [UInt8] = []
  /// The content of tRNS; none where empty.
  var transparency: [UInt8] = []
  /// The samples of a pixel, each of `depth` bits.
  var pixel: @Sendable (_ x: Int, _ y: Int) -> [Int]

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The whole file, with chunks of the caller's before and after the image data.
  func file(before: [UInt8] = [], after: [UInt8] = []) -> [UInt8] {
    var file = Self.signature + Self.chunk("IHDR", header) + before
    if !palette.isEmpty { file += Self.chunk("PLTE", palette) }
    if !transparency.isEmpty { file += Self.chunk("tRNS", transparency) }
    file += Self.chunk("IDAT", Self.deflated(scanlines)) + after
    return file + Self.chunk("IEND", [])
  }

  var header: [UInt8] {
    Self.long(size.width) + Self.long(size.height)
      + [UInt8(depth), colourType, 0, 0, isInterlaced ? 1 : 0]
  }

  /// All rows of all passes, each after its filter byte.
  var scanlines: [UInt8] {
    var rows: [UInt8] = []
    for pass in isInterlaced ? Self.adam7 : [(x: 0, y: 0, stepX: 1, stepY: 1)] {
      guard pass.x < size.width else { continue }
      for y in stride(from: pass.y, to: size.height, by: pass.stepY) {
        rows.append(0)
        rows += packed(
          stride(from: pass.x, to: size.width, by: pass.stepX).flatMap { pixel($0, y) })
      }
    }
    return rows
  }

  private static let adam7: [(x: Int, y: Int, stepX: Int, stepY: Int)] = [
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
    (0, 1, 1, 2),
  ]

  private func packed(_ samples: [Int]) -> [UInt8] {
    if depth == 16 { return samples.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }
    if depth == 8 { return samples.map { UInt8($0) } }
    var bytes = [UInt8](repeating: 0, count: (samples.count * depth + 7) / 8)
    for (index, sample) in samples.enumerated() {
      let bit = index * depth
      bytes[bit / 8] |= UInt8(sample << (8 - depth - bit % 8))
    }
    return bytes
  }

  // MARK: - Chunks

  static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return long(content.count) + body + long(Int(crc(body)))
  }

  static func long(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
  }

  /// A zlib stream of stored blocks.
  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 65_535, bytes.count)
      let count = end - start
      let low = UInt8(count & 0xFF)
      let high = UInt8(count >> 8)
      stream += [end == bytes.count ? 1 : 0, low, high, ~low, ~high] + bytes[start..<end]
      start = end
    } while start < bytes.count
    return stream + long(Int(adler(bytes)))
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var a: UInt32 = 1
    var b: UInt32 = 0
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }

  private static let crcTable: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
  }

  static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crcTable[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }
}
