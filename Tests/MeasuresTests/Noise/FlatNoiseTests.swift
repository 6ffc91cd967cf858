import Measures
import Raster
import TestSupport
import Testing

@Suite struct FlatNoiseTests {
  @Test("the noise of a flat ground is measured", arguments: [1.0, 2, 4, 8, 16])
  func flat(sigma: Double) {
    let field = LightField(width: 400, height: 300, ground: 128).noisy(sigma: sigma, seed: 1)
    let measured = FlatNoise.sigma(of: field.plane, outline: nil) ?? .nan
    #expect(abs(measured - sigma) < 0.15 * sigma)
  }

  @Test("print and shading do not count as noise", arguments: [0.0, 3])
  func print(sigma: Double) {
    var page = LightField.page(width: 800, height: 600)
    for i in page.samples.indices { page.samples[i] -= Float(i % 800) * 0.05 }
    let measured = FlatNoise.sigma(of: page.noisy(sigma: sigma, seed: 2).plane, outline: nil)
    #expect(abs((measured ?? .nan) - sigma) < 0.4 + 0.15 * sigma)
  }

  @Test("a picture too small for a block has no noise")
  func small() {
    #expect(FlatNoise.sigma(of: Plane.random(width: 17, height: 40, seed: 1), outline: nil) == nil)
  }
}
