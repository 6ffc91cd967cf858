import Raster

/// The inverse transform of the logarithm of a spectrum's power: what is repeated at a step has a
/// peak there.
struct Cepstrum {
  private static let side = MeanSpectrum.side
  /// The farthest step, in samples, along the columns to either side, and down the rows.
  private let reach: Int
  /// Row by row from 0 down; a step and its opposite have the same.
  private let values: [Float]

  /// - Parameters:
  ///   - octaves: Mean octaves of power, as ``MeanSpectrum/power`` has them.
  ///   - reach: The farthest step, in samples; at most half a window.
  init(_ octaves: [Float], reach: Int) {
    precondition(reach <= Self.side / 2)
    self.reach = reach
    let (side, half, row) = (Self.side, MeanSpectrum.half, MeanSpectrum.row)
    let (cosine, sine) = (
      MeanSpectrum.cosine, (0..<side).map { MeanSpectrum.cosine[($0 + side - side / 4) % side] }
    )
    // Of each frequency down the rows, the sums along the columns at each step.
    let width = 2 * reach + 1
    var cosines = [Float](repeating: 0, count: (half + 1) * width)
    var sines = cosines
    for v in 0...half {
      // All but the slowest and the fastest stand for themselves and their opposite.
      let weight: Float = v == 0 || v == half ? 1 : 2
      for x in 0...reach {
        var (even, odd) = (Float(0), Float(0))
        for u in 0..<side {
          let turn = (u * x) & (side - 1)
          even += octaves[u * row + v] * cosine[turn]
          odd += octaves[u * row + v] * sine[turn]
        }
        for (place, sign) in [(reach - x, Float(-1)), (reach + x, 1)] {
          cosines[v * width + place] = weight * even
          sines[v * width + place] = weight * sign * odd
        }
      }
    }
    let scale = Float(Trigonometry.logarithm(2)) / Float(side * side)
    var values = [Float](repeating: 0, count: (reach + 1) * width)
    for y in 0...reach {
      for v in 0...half {
        let turn = (v * y) & (side - 1)
        let (even, odd) = (scale * cosine[turn], scale * sine[turn])
        for x in 0..<width {
          values[y * width + x] += cosines[v * width + x] * even - sines[v * width + x] * odd
        }
      }
    }
    self.values = values
  }

  private func value(_ x: Int, _ y: Int) -> Double {
    let (x, y) = y < 0 ? (-x, -y) : (x, y)
    return Double(values[y * (2 * reach + 1) + x + reach])
  }

  /// By how much a step stands above the mean of those around it, in nepers.
  ///
  /// - Parameter around: Samples to each side; with them the step must be within reach.
  func peak(x: Int, y: Int, around: Int) -> Double {
    var sum = 0.0
    for v in y - around...y + around {
      for u in x - around...x + around { sum += value(u, v) }
    }
    let own = value(x, y)
    let count = Double((2 * around + 1) * (2 * around + 1) - 1)
    return own - (sum - own) / count
  }
}
