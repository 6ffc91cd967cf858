import Foundation

extension LightField {
  /// The picture as if it had been exposed `factor` times as long: light multiplied, then clipped.
  /// Code values are taken to be gamma 2.2.
  package func exposed(by factor: Double) -> LightField {
    var exposed = self
    for i in samples.indices {
      let light = pow(Double(max(0, samples[i])) / 255, 2.2) * factor
      exposed.samples[i] = Float(255 * pow(min(1, light), 1 / 2.2))
    }
    return exposed
  }
}
