import Measures
import Raster
import TestSupport
import Testing

@Suite("the spectrum of print") struct PrintSpectrumTests {
  private func spectrum(_ field: LightField) -> PrintSpectrum? {
    let photo = reduced(luma: field.plane)
    let frame = Quad(frame: photo.photo)
    return PrintSpectrum(
      of: photo, in: HalfPlanes(frame), tones: TileTones(of: photo, on: frame))
  }

  @Test("noise has its variance at every frequency")
  func noise() throws {
    let noise = LightField(width: 512, height: 512, ground: 128).noisy(sigma: 4, seed: 7)
    let power = try #require(spectrum(noise)).power
    #expect(power.count == 33)
    for k in 2...31 { #expect((10...24).contains(power[k])) }
  }

  @Test("a wave along a row has all its power at its own frequency", arguments: [5, 12, 27])
  func wave(periods: Int) throws {
    var field = LightField(width: 256, height: 256, ground: 128)
    for y in 0..<256 {
      for x in 0..<256 {
        let phase = 2 * Double.pi * Double(periods * x) / 64
        field.samples[y * 256 + x] += Float(60 * Trigonometry.sineCosine(phase).cosine)
      }
    }
    let power = try #require(spectrum(field)).power
    let highest = try #require(power.indices.max { power[$0] < power[$1] })
    #expect(highest == periods)
    for k in power.indices where abs(k - periods) > 2 { #expect(power[k] < power[periods] / 50) }
  }

  @Test("sharp print goes on as far as the pixels do")
  func sharp() throws {
    #expect(try #require(spectrum(LightField.page())).limit(contrast: 170) > 0.4)
  }

  /// Interpolating between samples leaves weak images of their detail above their own frequencies.
  @Test("print ends about where a coarser picture ended, however sharpened", arguments: [2, 3, 4])
  func coarse(factor: Int) throws {
    let nyquist = 0.5 / Double(factor)
    for amount in [Float(0), 1, 2] {
      let coarse = LightField.page().coarsened(by: factor, sharpening: amount)
      let limit = try #require(spectrum(coarse)).limit(contrast: 170)
      #expect((0.6 * nyquist...1.9 * nyquist).contains(limit))
    }
  }

  @Test("the wider the blur, the lower the frequency")
  func blurred() throws {
    var before = 0.5
    for radius in [1.5, 2, 3, 4] {
      let blurred = LightField.page().blurred(diskRadius: radius)
      let limit = try #require(spectrum(blurred)).limit(contrast: 170)
      #expect(limit < before)
      before = limit
    }
  }

  @Test("without print nothing ends, and a scrap has no spectrum")
  func nothing() {
    let empty = LightField(width: 256, height: 256, ground: 200)
    #expect(spectrum(empty)?.limit(contrast: 0) == 0.5)
    #expect(spectrum(empty)?.limit(contrast: 40) == 0.5)
    #expect(spectrum(LightField(width: 100, height: 100, ground: 200)) == nil)
  }
}
