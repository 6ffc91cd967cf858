import Measures
import Raster
import TestSupport
import Testing

@Suite struct FingerprintTests {
  /// A scene of a few soft blobs, different for each seed.
  private func scene(_ seed: UInt64, width: Int = 400, height: Int = 300) -> Plane {
    var random = SplitMix64(seed: seed)
    let blobs = (0..<12).map { _ in
      (0..<4).map { _ in Double.random(in: 0...1, using: &random) }
    }
    return Plane(width: width, height: height) { x, y in
      blobs.reduce(128) { sum, blob in
        let dx = Double(x) / Double(width) - blob[0]
        let dy = Double(y) / Double(height) - blob[1]
        return sum + (blob[2] - 0.5) * 300 / (1 + (dx * dx + dy * dy) * 80 * (0.3 + blob[3]))
      }
    }
  }
  private func fingerprint(_ plane: Plane) -> Fingerprint? {
    Fingerprint(of: reduced(luma: plane))
  }

  @Test("a quarter turn changes nothing but the turn", arguments: 1...8 as ClosedRange<UInt64>)
  func turns(seed: UInt64) throws {
    let plane = scene(seed)
    let upright = try #require(fingerprint(plane))
    for turn in Turn.allCases {
      let turned = try #require(fingerprint(plane.turned(turn)))
      #expect(upright.distance(to: turned) <= 1)
      #expect(turned.distance(to: upright) == upright.distance(to: turned))
    }
    var quarter = upright
    for _ in 0..<4 { quarter = quarter.turnedByQuarter }
    #expect(quarter == upright)
  }

  @Test("resizing and noise change few bits", arguments: 1...8 as ClosedRange<UInt64>)
  func resized(seed: UInt64) throws {
    let original = try #require(fingerprint(scene(seed)))
    let smaller = try #require(fingerprint(scene(seed, width: 213, height: 160)))
    let larger = try #require(fingerprint(scene(seed, width: 1700, height: 1275)))
    var noisy = scene(seed)
    var random = SplitMix64(seed: seed)
    for i in noisy.samples.indices {
      let value = Double(noisy.samples[i]) + 6 * random.normal()
      noisy.samples[i] = UInt8(max(0, min(255, value.rounded())))
    }
    #expect(original.distance(to: smaller) <= 3)
    #expect(original.distance(to: larger) <= 3)
    #expect(original.distance(to: try #require(fingerprint(noisy))) <= 3)
  }

  @Test("different scenes are far apart")
  func different() throws {
    let all = try (1...30).map { try #require(fingerprint(scene(UInt64($0)))) }
    for i in 0..<30 {
      for j in 0..<i { #expect(all[i].distance(to: all[j]) > 8) }
    }
  }

  @Test("the text is sixteen digits and comes back")
  func text() {
    for bits: UInt64 in [0, 1, 0xffff_ffff_ffff_ffff, 0x0123_4567_89ab_cdef] {
      let fingerprint = Fingerprint(bits: bits)
      #expect(fingerprint.text.count == 16)
      #expect(Fingerprint(text: fingerprint.text) == fingerprint)
    }
    #expect(Fingerprint(text: "0123456789abcde") == nil)
    #expect(Fingerprint(text: "+123456789abcdef") == nil)
    #expect(Fingerprint(text: "0123456789abcdeg") == nil)
  }

  @Test("a blank picture has none")
  func blank() {
    #expect(fingerprint(Plane(size: Size(width: 300, height: 200), filledWith: 200)) == nil)
  }
}
