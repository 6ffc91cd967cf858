import Raster

/// The inverse transform of the logarithm of a spectrum's power: what is repeated at a step has a
/// peak there.
struct Cepstrum {
  private static let side = MeanSpectrum.side
  /// Steps to either side along the columns, and from minus as many on down the rows.
  private let reach: Int
  private let values: [Double]

  /// - Parameters:
  ///   - octaves: Mean octaves of power, as ``MeanSpectrum/power`` has them.
  ///   - reach: The farthest step, in samples; at most half a window.
  init(_ octaves: [Float], reach: Int) {
    precondition(reach <= Self.side / 2)
    self.reach = reach
    let (side, half, row) = (Self.side, MeanSpectrum.half, MeanSpectrum.row)
    let turns = (0..<side).map {
      Trigonometry.sineCosine(2 * Double.pi * Double($0) / Double(side))
    }
    // Of each frequency down the rows, the sums along the columns at each step.
    let width = 2 * reach + 1
    var cosines = [Double](repeating: 0, count: (half + 1) * width)
    var sines = cosines
    for v in 0...half {
      // All but the slowest and the fastest stand for themselves and their opposite.
      let weight = v == 0 || v == half ? 1.0 : 2
      for x in -reach...reach {
        var (cosine, sine) = (0.0, 0.0)
        for u in 0..<side {
          let turn = turns[(u * x) & (side - 1)]
          cosine += Double(octaves[u * row + v]) * turn.cosine
          sine += Double(octaves[u * row + v]) * turn.sine
        }
        cosines[v * width + x + reach] = weight * cosine
        sines[v * width + x + reach] = weight * sine
      }
    }
    let scale = Trigonometry.logarithm(2) / Double(side * side)
    var values = [Double](repeating: 0, count: width * width)
    for y in -reach...reach {
      for x in 0..<width {
        var sum = 0.0
        for v in 0...half {
          let turn = turns[(v * y) & (side - 1)]
          sum += cosines[v * width + x] * turn.cosine - sines[v * width + x] * turn.sine
        }
        values[(y + reach) * width + x] = scale * sum
      }
    }
    self.values = values
  }

  /// By how much a step stands above the mean of those around it, in nepers.
  ///
  /// - Parameter around: Samples to each side; with them the step must be within reach.
  func peak(x: Int, y: Int, around: Int) -> Double {
    let width = 2 * reach + 1
    var sum = 0.0
    for v in y - around...y + around {
      for u in x - around...x + around { sum += values[(v + reach) * width + u + reach] }
    }
    let own = values[(y + reach) * width + x + reach]
    let count = Double((2 * around + 1) * (2 * around + 1) - 1)
    return own - (sum - own) / count
  }
}
