import TestSupport

/// Changes to a photo's segments or chunks, which leave the format's outer form whole.
enum PhotoEdits {
  /// Values that mean something in either format.
  static let words: [[UInt8]] = [
    [0xFF, 0xD8], [0xFF, 0xD9], [0xFF, 0xDA], [0xFF, 0xC0], [0xFF, 0xC1], [0xFF, 0xC2],
    [0xFF, 0xC3], [0xFF, 0xC4], [0xFF, 0xC9], [0xFF, 0xCA], [0xFF, 0xCC], [0xFF, 0xDB],
    [0xFF, 0xDC], [0xFF, 0xDD], [0xFF, 0xDD, 0, 4, 0, 1], [0xFF, 0xD0], [0xFF, 0xD7],
    [0xFF, 0xE0], [0xFF, 0xE1], [0xFF, 0xEE], [0xFF, 0xFE], [0xFF, 0xFF], [0xFF, 0],
    [0xFF, 0xFE, 0, 2], [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0],
    Array("Exif\0\0".utf8), Array("Adobe".utf8), Array("JFIF\0".utf8), Array("MM\0*".utf8),
    Array("IHDR".utf8), Array("PLTE".utf8), Array("IDAT".utf8), Array("IEND".utf8),
    Array("tRNS".utf8), Array("gAMA".utf8), Array("iCCP".utf8), Array("sRGB".utf8),
    Array("eXIf".utf8), Array("acTL".utf8), Array("fdAT".utf8), Array("zTXt".utf8),
    Array("iTXt".utf8), Array("sBIT".utf8), Array("bKGD".utf8), Array("cHRM".utf8),
    [0x78, 0x9C], [0x78, 0x01, 0x01], [0, 0, 0xFF, 0xFF],
  ]

  static func all(seeds: [[UInt8]]) -> [Edit] {
    [
      remove, double, swap, editHead, editHead, editLength, editInside, cutShort,
      { bytes, random in graft(seeds, onto: &bytes, &random) },
    ]
  }

  /// Makes every chunk's checksum right again, so that damage gets past it.
  static func mendChecksums(_ bytes: inout [UInt8]) {
    guard PhotoParts.isPNG(bytes) else { return }
    for start in PhotoParts.chunkStarts(bytes).dropFirst() {
      let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - start - 12 else { return }
      let end = start + 8 + length
      let crc = CRC32.of(bytes[start + 4..<end])
      for index in 0..<4 {
        bytes[end + index] = UInt8(truncatingIfNeeded: crc >> (24 - 8 * UInt32(index)))
      }
    }
  }

  /// Changes one part in place; the first, which only says what the file is, is mostly spared.
  private static func edit(
    _ bytes: inout [UInt8], _ random: inout SplitMix64, _ body: (inout [[UInt8]], Int) -> Void
  ) {
    var parts = PhotoParts.cut(bytes)
    let first = parts.count > 1 && Int.random(in: 0..<16, using: &random) != 0 ? 1 : 0
    guard first < parts.count else { return }
    body(&parts, Int.random(in: first..<parts.count, using: &random))
    bytes = parts.flatMap { $0 }
  }

  private static func remove(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    edit(&bytes, &random) { $0.remove(at: $1) }
  }

  private static func double(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let isMany = Int.random(in: 0..<8, using: &random) == 0
    let count = Int.random(in: 1...(isMany ? 120 : 3), using: &random)
    edit(&bytes, &random) { parts, index in
      parts.insert(contentsOf: Array(repeating: parts[index], count: count), at: index)
    }
  }

  private static func swap(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let step = Int.random(in: 1...4, using: &random)
    edit(&bytes, &random) { parts, index in parts.swapAt(index, (index + step) % parts.count) }
  }

  /// The first bytes of a part are its type, its length and its header's fields.
  private static func editHead(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let offset = Int.random(in: 0..<32, using: &random)
    let change = UInt8.random(in: 1...255, using: &random)
    let isBit = Bool.random(using: &random)
    edit(&bytes, &random) { parts, index in
      guard offset < parts[index].count else { return }
      parts[index][offset] ^= isBit ? 1 << (change % 8) : change
    }
  }

  private static func editLength(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let change = [-1, 1, 2, -2, 256, -256, 65_535].randomElement(using: &random) ?? 1
    let isPNG = PhotoParts.isPNG(bytes)
    edit(&bytes, &random) { parts, index in
      let field = isPNG ? 0..<4 : 2..<4
      guard parts[index].count >= field.upperBound else { return }
      var value = parts[index][field].reduce(0) { $0 << 8 | Int($1) } + change
      for at in field.reversed() {
        parts[index][at] = UInt8(truncatingIfNeeded: value)
        value >>= 8
      }
    }
  }

  private static func editInside(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let share = Double.random(in: 0..<1, using: &random)
    let byte = UInt8.random(in: 0...255, using: &random)
    edit(&bytes, &random) { parts, index in
      guard !parts[index].isEmpty else { return }
      parts[index][Int(share * Double(parts[index].count))] = byte
    }
  }

  private static func cutShort(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let share = Double.random(in: 0..<1, using: &random)
    edit(&bytes, &random) { parts, index in
      parts[index].removeLast(parts[index].count - Int(share * Double(parts[index].count)))
    }
  }

  /// Puts a part of another photo in.
  private static func graft(
    _ seeds: [[UInt8]], onto bytes: inout [UInt8], _ random: inout SplitMix64
  ) {
    let isPNG = PhotoParts.isPNG(bytes)
    let others = seeds.filter { PhotoParts.isPNG($0) == isPNG }
    guard let other = others.randomElement(using: &random),
      let part = PhotoParts.cut(other).dropFirst().randomElement(using: &random)
    else { return }
    let isInsertion = Bool.random(using: &random)
    edit(&bytes, &random) { parts, index in
      if isInsertion { parts.insert(part, at: index) } else { parts[index] = part }
    }
  }
}
