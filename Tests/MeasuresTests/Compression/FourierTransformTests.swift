import Measures
import Raster
import Testing

struct FourierTransformTests {
  @Test("amplitudes are those of the naive transform")
  func naive() {
    let transform = FourierTransform(bits: 5)
    let values = (0..<32).map { Float(($0 * $0 * 7 + 3) % 23) }
    let amplitudes = transform.amplitudes(of: values)
    #expect(amplitudes.count == 17)
    for (frequency, amplitude) in amplitudes.enumerated() {
      var sum = SIMD2<Double>.zero
      for (place, value) in values.enumerated() {
        let turn = Trigonometry.sineCosine(2 * Double.pi * Double(frequency * place) / 32)
        sum += Double(value) * SIMD2(turn.cosine, turn.sine)
      }
      #expect(abs(Double(amplitude) - (sum * sum).sum().squareRoot()) < 1e-3)
    }
  }
}
