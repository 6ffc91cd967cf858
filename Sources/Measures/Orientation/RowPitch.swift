import Raster

/// The pitch of rows of print: the wave of which a profile across them has most.
struct RowPitch {
  /// From row to row, in samples.
  let samples: Double
  /// Where the middle of a row lies, in samples from the profile's first, below one pitch.
  let first: Double
  /// The share of the profile's variance that has this pitch, 0…1.
  let share: Float

  /// The pitch of a profile, its running mean taken off.
  ///
  /// - Parameter pitches: Those tried, in samples.
  /// - Returns: `nil` for a profile without print.
  init?(_ profile: [Float], pitches: [Double]) {
    let energy = profile.reduce(0) { $0 + $1 * $1 }
    guard energy > 0 else { return nil }
    var best: (pitch: Double, cosine: Float, sine: Float, power: Float) = (1, 0, 0, -1)
    for pitch in pitches {
      let turn = Trigonometry.sineCosine(2 * Double.pi / pitch)
      let step = (cosine: Float(turn.cosine), sine: Float(turn.sine))
      var phase: (cosine: Float, sine: Float) = (1, 0)
      var sum: (cosine: Float, sine: Float) = (0, 0)
      for value in profile {
        sum.cosine += value * phase.cosine
        sum.sine += value * phase.sine
        phase = (
          phase.cosine * step.cosine - phase.sine * step.sine,
          phase.sine * step.cosine + phase.cosine * step.sine
        )
      }
      let power = sum.cosine * sum.cosine + sum.sine * sum.sine
      if power > best.power { best = (pitch, sum.cosine, sum.sine, power) }
    }
    let turns =
      Trigonometry.arctangent(y: Double(best.sine), x: Double(best.cosine)) / (2 * Double.pi)
    samples = best.pitch
    first = (turns < 0 ? turns + 1 : turns) * best.pitch
    share = 2 * best.power / (Float(profile.count) * energy)
  }

  /// A profile less its running mean over so many samples.
  static func levelled(_ sums: [Float], window: Int) -> [Float] {
    sums.indices.map { i in
      let around = sums[max(0, i - window / 2)...min(sums.count - 1, i + window / 2)]
      return sums[i] - around.reduce(0, +) / Float(around.count)
    }
  }
}
