import Raster

/// The discrete Fourier transform of a power of two of real values (J. W. Cooley and J. W. Tukey,
/// "An Algorithm for the Machine Calculation of Complex Fourier Series", Mathematics of Computation
/// 19, 1965).
package struct FourierTransform: Sendable {
  /// Values that are transformed.
  package let count: Int
  private let bits: Int
  private let cosine: [Float]
  private let sine: [Float]

  /// A transform of one length, with its table of cosines.
  ///
  /// - Parameter bits: 2…20; the count is 2 to the power of it.
  package init(bits: Int) {
    precondition((2...20).contains(bits))
    self.bits = bits
    count = 1 << bits
    let quarter = count / 4
    let turns = (0..<quarter).map {
      Trigonometry.sineCosine(2 * Double.pi * Double($0) / Double(1 << bits))
    }
    let (cosines, sines) = (turns.map { Float($0.cosine) }, turns.map { Float($0.sine) })
    // A quarter of a turn on, the cosine is the sine downwards.
    cosine = cosines + sines.map { -$0 }
    sine = sines + cosines
  }

  /// The amplitudes of the frequencies of 0…count / 2 periods of two rows of values, not divided by
  /// the count.
  ///
  /// The two go as the real and the imaginary part of one: a real row's transform is the half that
  /// is symmetric.
  ///
  /// - Parameters:
  ///   - first: As many as ``count``.
  ///   - second: As many.
  /// - Complexity: O(count × bits).
  package func amplitudes(
    of first: [Float], and second: [Float]
  ) -> (first: [Float], second: [Float]) {
    precondition(first.count == count && second.count == count)
    var real = [Float](repeating: 0, count: count)
    var imaginary = real
    for index in 0..<count {
      var (reversed, rest) = (0, index)
      for _ in 0..<bits {
        reversed = reversed << 1 | rest & 1
        rest >>= 1
      }
      real[reversed] = first[index]
      imaginary[reversed] = second[index]
    }
    transform(&real, &imaginary)
    let (near, far) = (0...(count / 2), (0...(count / 2)).map { (count - $0) % count })
    return (
      near.map { length(real[$0] + real[far[$0]], imaginary[$0] - imaginary[far[$0]]) / 2 },
      near.map { length(imaginary[$0] + imaginary[far[$0]], real[far[$0]] - real[$0]) / 2 }
    )
  }

  /// Transforms values that stand in the order of their places' bits reversed.
  private func transform(_ real: inout [Float], _ imaginary: inout [Float]) {
    var half = 1
    while half < count {
      let step = count / (2 * half)
      for start in stride(from: 0, to: count, by: 2 * half) {
        for k in 0..<half {
          let (c, s) = (cosine[k * step], -sine[k * step])
          let (i, j) = (start + k, start + k + half)
          let (re, im) = (real[j] * c - imaginary[j] * s, real[j] * s + imaginary[j] * c)
          (real[j], imaginary[j]) = (real[i] - re, imaginary[i] - im)
          real[i] += re
          imaginary[i] += im
        }
      }
      half *= 2
    }
  }

  private func length(_ x: Float, _ y: Float) -> Float { (x * x + y * y).squareRoot() }
}
