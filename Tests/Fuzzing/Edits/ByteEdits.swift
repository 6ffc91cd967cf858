import TestSupport

/// One change to an input.
typealias Edit = (inout [UInt8], inout SplitMix64) -> Void

/// Changes that know nothing of what the bytes mean.
enum ByteEdits {
  /// Numbers at which something often goes wrong.
  private static let numbers: [UInt64] = [
    0, 1, 2, 3, 4, 7, 8, 0x0F, 0x10, 0x1F, 0x20, 0x3F, 0x40, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF,
    0x8000, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF,
    0x8000_0000_0000_0000, .max, 0x7FF0_0000_0000_0000, 0x7FF8_0000_0000_0000,
  ]
  /// The longest piece that is moved, doubled or filled.
  private static let pieceMaximum = 512

  /// - Parameters:
  ///   - words: What means something to the target.
  ///   - seeds: Where pieces of other inputs are taken from.
  static func all(words: [[UInt8]], seeds: [[UInt8]]) -> [Edit] {
    var edits: [Edit] = [
      flipBit, flipBit, setByte, addToByte, setNumber, setNumber, removePiece, repeatPiece,
      fillPiece, swapPieces, truncate,
    ]
    edits.append { bytes, random in splice(seeds, into: &bytes, &random) }
    if !words.isEmpty {
      let insert: Edit = { bytes, random in place(words, in: &bytes, replacing: false, &random) }
      let replace: Edit = { bytes, random in place(words, in: &bytes, replacing: true, &random) }
      edits += [insert, replace]
    }
    return edits
  }

  /// A place among the bytes; every second one is near the start, where headers are.
  private static func offset(in bytes: [UInt8], _ random: inout SplitMix64) -> Int {
    let isNear = Bool.random(using: &random)
    return Int.random(in: 0..<(isNear ? min(bytes.count, 256) : bytes.count), using: &random)
  }

  private static func piece(of bytes: [UInt8], _ random: inout SplitMix64) -> Range<Int> {
    guard !bytes.isEmpty else { return 0..<0 }
    let start = offset(in: bytes, &random)
    let longest = min(pieceMaximum, bytes.count - start)
    let isShort = Bool.random(using: &random)
    return start..<start + Int.random(in: 1...(isShort ? min(longest, 8) : longest), using: &random)
  }

  private static func flipBit(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    bytes[offset(in: bytes, &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
  }

  private static func setByte(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    bytes[offset(in: bytes, &random)] = UInt8.random(in: 0...255, using: &random)
  }

  private static func addToByte(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    bytes[offset(in: bytes, &random)] &+= Bool.random(using: &random) ? 1 : 255
  }

  private static func setNumber(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let width = [1, 2, 4, 8].randomElement(using: &random) ?? 1
    guard bytes.count >= width else { return }
    let start = min(offset(in: bytes, &random), bytes.count - width)
    let number = numbers.randomElement(using: &random) ?? 0
    let isBigEndian = Bool.random(using: &random)
    for index in 0..<width {
      let shift = 8 * UInt64(isBigEndian ? width - 1 - index : index)
      bytes[start + index] = UInt8(truncatingIfNeeded: number >> shift)
    }
  }

  private static func removePiece(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    bytes.removeSubrange(piece(of: bytes, &random))
  }

  private static func repeatPiece(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let piece = piece(of: bytes, &random)
    let isMany = Int.random(in: 0..<4, using: &random) == 0
    let count = Int.random(in: 1...(isMany ? 200 : 2), using: &random)
    let copies = (0..<count).flatMap { _ in bytes[piece] }
    bytes.insert(contentsOf: copies, at: piece.upperBound)
  }

  private static func fillPiece(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let byte = [0, 0xFF, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random)
    for index in piece(of: bytes, &random) { bytes[index] = byte ?? 0 }
  }

  private static func swapPieces(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let piece = piece(of: bytes, &random)
    let moved = Array(bytes[piece])
    bytes.removeSubrange(piece)
    bytes.insert(contentsOf: moved, at: bytes.isEmpty ? 0 : offset(in: bytes, &random))
  }

  private static func truncate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard Int.random(in: 0..<4, using: &random) == 0, !bytes.isEmpty else { return }
    bytes.removeLast(bytes.count - offset(in: bytes, &random))
  }

  private static func splice(
    _ seeds: [[UInt8]], into bytes: inout [UInt8], _ random: inout SplitMix64
  ) {
    guard let other = seeds.randomElement(using: &random) else { return }
    let foreign = other[piece(of: other, &random)]
    bytes.replaceSubrange(piece(of: bytes, &random), with: foreign)
  }

  private static func place(
    _ words: [[UInt8]], in bytes: inout [UInt8], replacing: Bool, _ random: inout SplitMix64
  ) {
    guard let word = words.randomElement(using: &random) else { return }
    let start = bytes.isEmpty ? 0 : offset(in: bytes, &random)
    let end = replacing ? min(bytes.count, start + word.count) : start
    bytes.replaceSubrange(start..<end, with: word)
  }
}
