/// A small PNG that is dear to decode: 16-bit RGBA in seven passes, every sample 0.
///
/// Its image data is one deflate block in which a run of 258 zeros takes two bits, so that 40
/// megapixels, the most that the default policy lets in, are 310 KB and some two seconds' work.
package enum CostlyPicture {
  /// A square just below 40 megapixels.
  package static let side = 6324

  /// The whole file.
  ///
  /// - Parameter side: Its width and height in pixels, 1 or more.
  package static func png(side: Int = side) -> [UInt8] {
    let size = long(UInt32(side))
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let header = chunk("IHDR", size + size + [16, 6, 0, 0, 1])
    return signature + header + chunk("IDAT", zeros(scanlineBytes(side))) + chunk("IEND", [])
  }

  private static let bytesPerPixel = 8
  private static let adam7 = [
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
    (0, 1, 1, 2),
  ]

  /// Bytes of all rows of all passes, each after its filter byte.
  private static func scanlineBytes(_ side: Int) -> Int {
    adam7.reduce(0) { sum, pass in
      let (x, y, stepX, stepY) = pass
      let columns = max(0, side - x + stepX - 1) / stepX
      let rows = max(0, side - y + stepY - 1) / stepY
      return sum + (columns > 0 ? rows * (1 + bytesPerPixel * columns) : 0)
    }
  }

  // MARK: - Deflate, RFC 1951

  private static let matchLength = 258

  /// A zlib stream of `count` zeros, 1 or more.
  ///
  /// Of the block's code for literals and lengths the length 258 is `0`, the literal 0 is `10` and
  /// the end is `11`; its only distance, 1, is `0`. So every byte of 0 is four runs.
  private static func zeros(_ count: Int) -> [UInt8] {
    var bits = Bits()
    bits.put(1, count: 1)
    bits.put(2, count: 2)
    // 286 codes for literals and lengths, one for distances, 18 for their lengths.
    bits.put(286 - 257, count: 5)
    bits.put(0, count: 5)
    bits.put(18 - 4, count: 4)
    // In the order of RFC 1951, 3.2.7: lengths of 18 (`0`), 2 (`11`) and 1 (`10`).
    for length in [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2] {
      bits.put(length, count: 3)
    }
    bits.put("11")
    for unused in [138, 117] { bits.putUnused(unused) }
    bits.put("11")
    bits.putUnused(28)
    bits.put("10" + "10")
    bits.put("10")
    let matches = (count - 1) / matchLength
    for _ in 0..<matches { bits.put(0, count: 2) }
    for _ in 0..<((count - 1) % matchLength) { bits.put("10") }
    bits.put("11")
    // Adler-32 of zeros: the first sum stays 1, the second counts.
    return [0x78, 0x01] + bits.bytes + long(UInt32(count % 65_521) << 16 | 1)
  }

  /// Bits from the lowest of the first byte on.
  private struct Bits {
    var bytes: [UInt8] = []
    private var used = 8

    /// A number, its lowest bit first.
    mutating func put(_ value: Int, count: Int) {
      for bit in 0..<count {
        if used == 8 {
          bytes.append(0)
          used = 0
        }
        bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(used)
        used += 1
      }
    }

    /// A code, from its first bit on.
    mutating func put(_ code: String) {
      for digit in code { put(digit == "1" ? 1 : 0, count: 1) }
    }

    /// So many codes without a length, 11…138.
    mutating func putUnused(_ count: Int) {
      put("0")
      put(count - 11, count: 7)
    }
  }

  // MARK: - Chunks

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return long(UInt32(content.count)) + body + long(crc(body))
  }

  private static func long(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
  }

  private static let crcTable: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crcTable[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }
}
