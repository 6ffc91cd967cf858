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
  /// - Parameter bits: 1…20; the count is 2 to the power of it.
  package init(bits: Int) {
    precondition((1...20).contains(bits))
    self.bits = bits
    count = 1 << bits
    let turns = (0..<(count / 2)).map { 2 * Double.pi * Double($0) / Double(1 << bits) }
    cosine = turns.map { Float(Trigonometry.sineCosine($0).cosine) }
    sine = turns.map { Float(Trigonometry.sineCosine($0).sine) }
  }

  /// The amplitudes of the frequencies of 0…count / 2 periods, not divided by the count.
  ///
  /// - Parameter values: As many as ``count``.
  /// - Complexity: O(count × bits).
  package func amplitudes(of values: [Float]) -> [Float] {
    precondition(values.count == count)
    var real = [Float](repeating: 0, count: count)
    var imaginary = real
    for index in 0..<count {
      var (reversed, rest) = (0, index)
      for _ in 0..<bits {
        reversed = reversed << 1 | rest & 1
        rest >>= 1
      }
      real[reversed] = values[index]
    }
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
    return (0...(count / 2)).map {
      (real[$0] * real[$0] + imaginary[$0] * imaginary[$0]).squareRoot()
    }
  }
}
