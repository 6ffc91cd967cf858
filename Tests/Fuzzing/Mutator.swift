import TestSupport

/// Makes input number K of a series: a pure function of the seed and K.
struct Mutator {
  let target: Target
  let seed: UInt64
  private let edits: [Edit]
  private let bytesMaximum: Int

  /// How far an input may grow beyond the longest seed.
  private static let growthMaximum = 64 << 10

  init(target: Target, seed: UInt64) {
    self.target = target
    self.seed = seed
    edits = ByteEdits.all(words: target.words, seeds: target.seeds) + target.edits
    bytesMaximum = Self.growthMaximum + (target.seeds.map(\.count).max() ?? 0)
  }

  /// One in a thousand is a seed as it is, the others have one to eight edits, mostly few.
  func input(_ index: Int) -> [UInt8] {
    var random = SplitMix64(seed: seed &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(index))
    random = SplitMix64(seed: random.next())
    var bytes = target.seeds.randomElement(using: &random) ?? []
    if Int.random(in: 0..<1000, using: &random) == 0 { return bytes }
    let count = min(
      Int.random(in: 1...8, using: &random), Int.random(in: 1...8, using: &random))
    // Every second one is changed by its structure alone, so that it gets past the surface.
    let isWhole = !target.edits.isEmpty && Bool.random(using: &random)
    let edits = isWhole ? target.edits : edits
    for _ in 0..<count {
      edits.randomElement(using: &random)?(&bytes, &random)
      if bytes.count > bytesMaximum { bytes.removeLast(bytes.count - bytesMaximum) }
    }
    if Int.random(in: 0..<8, using: &random) != 0 { target.mend(&bytes) }
    return bytes
  }
}
