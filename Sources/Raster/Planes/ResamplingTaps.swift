/// The weights by which samples along one axis are averaged into fewer (or interpolated into more).
///
/// Every output has the same number of taps; the weights of an output add up to ``unit``. Shrinking
/// weighs each sample by how much of it the output covers; enlarging interpolates linearly between
/// the centres of the two nearest samples.
package struct ResamplingTaps: Equatable, Sendable {
  /// Taps of an output, 1 or more.
  package let taps: Int
  /// The index of the first sample that each output weighs.
  package let first: [UInt32]
  /// `taps` weights for each output, 0…``unit``.
  package let weights: [UInt16]

  /// How an output weighs what it covers when it shrinks.
  package enum Kernel: Sendable {
    /// All alike: nothing is blurred, but what is finer than two outputs leaves waves that are not
    /// there (aliasing), a fifth as strong where they are seen as waves of six.
    case box
    /// A quadratic B-spline, three outputs wide: three boxes one after the other, after which less
    /// than a hundredth is left of such waves, and of true waves of six outputs 0.87.
    case spline
  }

  /// What the weights of an output add up to: a weight and a code value make 16 bits.
  package static let unit = 256

  /// The number of outputs.
  package var count: Int { first.count }

  /// Taps for an axis.
  ///
  /// - Parameters:
  ///   - samples: The number of samples there are, 1 or more.
  ///   - step: Photo pixels that one sample covers.
  ///   - extent: Photo pixels that the outputs cover together, more than 0; the last sample may
  ///     reach beyond.
  ///   - outputs: The number of samples wanted, 1 or more.
  ///   - kernel: How they are shrunk.
  package init(
    samples: Int, step: Int, extent: Double, outputs: Int, kernel: Kernel = .box
  ) {
    precondition(samples > 0 && outputs > 0 && step > 0 && extent > 0, "an axis has samples")
    // In units of a source sample.
    let scale = extent / Double(step) / Double(outputs)
    let isSpline = kernel == .spline && scale > 1
    // How far a window reaches into the next outputs.
    let reach = isSpline ? scale : 0
    let windows: [(from: Double, to: Double)] = (0..<outputs).map { i in
      if scale > 1 { return (Double(i) * scale - reach, Double(i + 1) * scale + reach) }
      // A window one sample wide around the output's centre is linear interpolation.
      let centre = (Double(i) + 0.5) * scale
      return (centre - 0.5, centre + 0.5)
    }
    let taps = min(samples, Int(max(scale + 2 * reach, 1).rounded(.up)) + 1)
    var first = [UInt32](repeating: 0, count: outputs)
    var weights = [UInt16](repeating: 0, count: outputs * taps)
    for (i, window) in windows.enumerated() {
      let start = max(0, min(Int(window.from.rounded(.down)), samples - taps))
      first[i] = UInt32(start)
      var before = 0
      for k in 0..<taps {
        // The share of the window that lies before the right edge of this sample. Rounding that,
        // not the weight, keeps the sum whole. The outermost taps also stand for what lies outside.
        let edge = Double(start + k + 1)
        let part = max(0, min(1, (edge - window.from) / (window.to - window.from)))
        let share = isSpline ? Self.spline(part) : part
        let through = k == taps - 1 ? Self.unit : Int(share * Double(Self.unit) + 0.5)
        weights[i * taps + k] = UInt16(through - before)
        before = through
      }
    }
    self.init(taps: taps, first: first, weights: weights)
  }

  /// The weight of the quadratic B-spline before a share of its width, 0…1.
  private static func spline(_ part: Double) -> Double {
    let t = 3 * part
    if t < 1 { return t * t * t / 6 }
    if t > 2 { return 1 - (3 - t) * (3 - t) * (3 - t) / 6 }
    return 0.5 + t * (-1.5 + t * (1.5 - t / 3))
  }

  private init(taps: Int, first: [UInt32], weights: [UInt16]) {
    self.taps = taps
    self.first = first
    self.weights = weights
  }

  /// The same with 4 or 8 taps where there are fewer, the added ones of weight 0: as many as
  /// kernels take at once. They may lie beyond the last sample.
  func filled() -> ResamplingTaps {
    guard taps < 8, taps != 4 else { return self }
    let wanted = taps < 4 ? 4 : 8
    var filled = [UInt16](repeating: 0, count: count * wanted)
    for i in 0..<count {
      for k in 0..<taps { filled[i * wanted + k] = weights[i * taps + k] }
    }
    return ResamplingTaps(taps: wanted, first: first, weights: filled)
  }
}
