import Measures
import Raster
import TestSupport
import Testing

@Suite struct NoiseMeterTests {
  private func value(_ field: LightField) -> Double {
    NoiseMeter.reading(of: reduced(luma: field.plane), on: nil).value ?? .nan
  }

  @Test("grain on a flat ground is its standard deviation", arguments: [1.0, 2, 4, 8, 16])
  func flat(sigma: Double) {
    let field = LightField(width: 400, height: 300, ground: 128).noisy(sigma: sigma, seed: 1)
    #expect(abs(value(field) - sigma) < 0.15 * sigma)
  }

  @Test("shading and print are no grain", arguments: [0.0, 3])
  func print(sigma: Double) {
    var page = LightField.page(width: 800, height: 600)
    for i in page.samples.indices { page.samples[i] -= Float(i % 800) * 0.05 }
    #expect(abs(value(page.noisy(sigma: sigma, seed: 2)) - sigma) < 0.5 + 0.15 * sigma)
  }

  @Test("burnt paper around print is no grain")
  func burnt() {
    var page = LightField.page(width: 800, height: 600)
    for i in page.samples.indices { page.samples[i] += 60 }
    #expect(value(page) < 1)
  }

  @Test("a printed ground is no grain, and grain on it is", arguments: [1.0, 2, 12])
  func printed(sigma: Double) {
    let print = LightField(width: 800, height: 600, ground: 190)
      .onGuilloche(contrast: 0.06, pitch: 7, bend: 12, length: 150)
    let value = value(print.noisy(sigma: sigma, seed: 5))
    #expect(abs(value - sigma) < 0.4 + 0.15 * sigma)
  }

  @Test("smoothing leaves grain that the eye still sees")
  func smoothed() {
    let noise = LightField(width: 400, height: 300, ground: 128).noisy(sigma: 16, seed: 4)
    let smooth = noise.blurred(diskRadius: 1.5)
    #expect(value(smooth) > 3)
    #expect(value(smooth) > 2 * (FlatNoise.sigma(of: smooth.plane, outline: nil) ?? .nan))
  }

  @Test("a photo too small for a block is not measured")
  func small() {
    let tiny = reduced(luma: Plane.random(width: 17, height: 40, seed: 1))
    #expect(NoiseMeter.reading(of: tiny, on: nil).value == nil)
  }
}
