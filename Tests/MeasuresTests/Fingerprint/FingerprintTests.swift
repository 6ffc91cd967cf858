import Measures
import Raster
import TestSupport
import Testing

@Suite struct FingerprintTests {
  /// A scene of many small things on a soft ground, different for each seed.
  static func scene(_ seed: UInt64, width: Int = 1000, height: Int = 750) -> Plane {
    var random = SplitMix64(seed: seed)
    let things = (0..<160).map { _ in
      (0..<4).map { _ in Double.random(in: 0...1, using: &random) }
    }
    var values = [Double](repeating: 120, count: width * height)
    for thing in things {
      let (x, y) = (thing[0] * Double(width), thing[1] * Double(height))
      let radius = (0.006 + 0.012 * thing[3]) * Double(width)
      let reach = Int(radius * 3)
      for row in max(0, Int(y) - reach)..<min(height, Int(y) + reach + 1) {
        for column in max(0, Int(x) - reach)..<min(width, Int(x) + reach + 1) {
          let (dx, dy) = (Double(column) + 0.5 - x, Double(row) + 0.5 - y)
          let share = 1 - (dx * dx + dy * dy) / (radius * radius * 9)
          if share > 0 { values[row * width + column] += (thing[2] - 0.5) * 220 * share * share }
        }
      }
    }
    return Plane(
      size: Size(width: width, height: height),
      samples: values.map { UInt8(max(0, min(255, $0.rounded()))) })
  }

  static func reading(_ plane: Plane) throws -> FingerprintReading {
    try #require(FingerprintReading(of: reduced(luma: plane)))
  }

  static func distance(_ later: Plane, _ earlier: Plane) throws -> Double {
    let (a, b) = (try reading(later), try reading(earlier).fingerprint)
    return FingerprintMatch(of: a, with: b)?.distance ?? 1
  }

  static func cropped(_ plane: Plane, by share: Double) -> Plane {
    let (x, y) = (Int(share * Double(plane.width)), Int(share * Double(plane.height)))
    return Plane(width: plane.width - 2 * x, height: plane.height - 2 * y) {
      Double(plane[$0 + x, $1 + y])
    }
  }

  static func resized(_ plane: Plane, to width: Int) -> Plane {
    func taps(_ length: Int, _ outputs: Int) -> ResamplingTaps {
      ResamplingTaps(samples: length, step: 1, extent: Double(length), outputs: outputs)
    }
    return plane.resampled(
      columns: taps(plane.width, width),
      rows: taps(plane.height, width * plane.height / plane.width))
  }

  /// A scene with lines of print on it whose strokes are as fine as a sample of its fingerprint.
  private static func printed(_ seed: UInt64) -> Plane {
    var plane = scene(seed, width: 2000, height: 1500)
    var random = SplitMix64(seed: seed)
    for line in stride(from: 200, to: 1300, by: 36) {
      var x = 150
      while x < 1850 {
        let (stroke, gap) = (
          Int.random(in: 3...4, using: &random), Int.random(in: 2...4, using: &random)
        )
        for column in x..<x + stroke {
          for row in line..<line + 20 { plane[column, row] = plane[column, row] / 4 }
        }
        x += Int.random(in: 0..<9, using: &random) == 0 ? 30 : stroke + gap
      }
    }
    return plane
  }

  @Test(
    "print as fine as a sample is the same when it is cropped, or resized", arguments: [6, 7, 8])
  func finePrint(seed: UInt64) throws {
    let plane = Self.printed(seed)
    #expect(try Self.distance(Self.cropped(plane, by: 0.03), plane) < 0.4)
    #expect(try Self.distance(Self.resized(plane, to: 1280), plane) < 0.4)
  }

  @Test("a quarter turn is found as such", arguments: Turn.allCases)
  func turns(turn: Turn) throws {
    let plane = Self.scene(3)
    let (upright, turned) = (try Self.reading(plane), try Self.reading(plane.turned(turn)))
    let match = try #require(
      FingerprintMatch(of: turned, with: upright.fingerprint))
    #expect(match.turnDegrees == turn.degrees && !match.isMirrored)
    #expect(match.distance < 0.2)
    #expect(Set(turned.probes).intersection(upright.fingerprint.keys).count >= 8)
  }

  @Test("a mirror image is found as such, turned or not", arguments: Turn.allCases)
  func mirrored(turn: Turn) throws {
    let plane = Self.scene(4)
    let (upright, image) = (
      try Self.reading(plane), try Self.reading(Self.mirrored(plane).turned(turn))
    )
    let match = try #require(FingerprintMatch(of: image, with: upright.fingerprint))
    #expect(match.turnDegrees == turn.degrees && match.isMirrored)
    #expect(match.distance < 0.2)
    #expect(Set(image.probes).intersection(upright.fingerprint.keys).count >= 8)
  }

  static func mirrored(_ plane: Plane) -> Plane {
    Plane(width: plane.width, height: plane.height) { Double(plane[plane.width - 1 - $0, $1]) }
  }

  @Test("the images of a mark's surroundings come back, and share one key")
  func images() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<100 {
      let bits = UInt32(truncatingIfNeeded: random.next())
      let marks = [FingerprintMark(x: 160, y: 320, bits: bits)]
      let plain = Fingerprint(size: Size(width: 100, height: 80), marks: marks)
      for orientation in Orientation.allCases {
        let image = PictureMarks(plain).applying(orientation)
        #expect(FingerprintMark.key(image.marks[0].bits) == FingerprintMark.key(bits))
        let back = Orientation.allCases.first {
          orientation.followed(by: $0) == .upright
        }
        let again = image.applying(back ?? .upright)
        #expect(again.marks == marks && again.size == plain.size)
      }
    }
  }

  /// Tones as an app changes them, for scenes that they do not clip.
  static let curves: [@Sendable (Double) -> Double] = [
    { $0 * 1.03 }, { $0 * 0.7 }, { $0 + 25 }, { ($0 - 128) * 1.25 + 128 }, { $0 * 0.5 + 90 },
    { ($0 + ($0 * 255).squareRoot()) / 2 }, { $0 * $0 / 255 },
  ]

  @Test("other brightness, contrast and gamma leave a copy", arguments: curves.indices)
  func tones(curve: Int) throws {
    for seed in [21, 22, 23] as [UInt64] {
      let scene = Self.scene(seed)
      let plane = Plane(width: scene.width, height: scene.height) {
        40 + 0.6 * Double(scene[$0, $1])
      }
      let toned = Plane(width: plane.width, height: plane.height) {
        max(0, min(255, Self.curves[curve](Double(plane[$0, $1]))))
      }
      #expect(try Self.distance(toned, plane) < FingerprintMatch.border)
      #expect(try Self.distance(plane, toned) < FingerprintMatch.border)
      let edited = Self.resized(Self.cropped(Self.mirrored(toned), by: 0.02), to: 700)
      #expect(try Self.distance(edited, plane) < FingerprintMatch.border)
      let known = try Self.reading(plane).fingerprint.keys
      #expect(try Set(Self.reading(edited).probes).intersection(known).count >= 2)
    }
  }

  @Test("resizing, noise and a crop of 5 % at each side leave a copy", arguments: [5, 6, 7])
  func copies(seed: UInt64) throws {
    let plane = Self.scene(seed)
    var noisy = plane
    var random = SplitMix64(seed: seed)
    for i in noisy.samples.indices {
      let value = Double(noisy.samples[i]) + 5 * random.normal()
      noisy.samples[i] = UInt8(max(0, min(255, value.rounded())))
    }
    let copies = [
      Self.resized(plane, to: 500), Self.resized(plane, to: 1700), noisy,
      Self.cropped(plane, by: 0.05), Self.resized(Self.cropped(plane, by: 0.025), to: 700),
    ]
    for copy in copies {
      #expect(try Self.distance(copy, plane) < FingerprintMatch.border)
      #expect(try Self.distance(plane, copy) < FingerprintMatch.border)
      let known = try Self.reading(plane).fingerprint.keys
      #expect(try Set(Self.reading(copy).probes).intersection(known).count >= 2)
    }
  }

  @Test("different scenes are no copies of each other")
  func different() throws {
    let all = try (1...12).map { try Self.reading(Self.scene(UInt64($0))) }
    for i in all.indices {
      for j in 0..<i {
        let match = FingerprintMatch(of: all[i], with: all[j].fingerprint)
        #expect(match?.distance ?? 1 > FingerprintMatch.border)
      }
    }
  }

  @Test("another frame of the same scene is no copy: shifted, or rolled by a degree")
  func otherExposures() throws {
    let scene = Self.scene(9, width: 1200, height: 900)
    func frame(_ dx: Double, _ dy: Double, degrees: Double) -> Plane {
      let turn = Trigonometry.sineCosine(degrees * .pi / 180)
      return Plane(width: 960, height: 720) { x, y in
        let (u, v) = (Double(x) - 480, Double(y) - 360)
        let column = 600 + dx + u * turn.cosine - v * turn.sine
        let row = 450 + dy + u * turn.sine + v * turn.cosine
        return Double(scene[Int(column.rounded()), Int(row.rounded())])
      }
    }
    let first = frame(0, 0, degrees: 0)
    #expect(try Self.distance(frame(20, 0, degrees: 0), first) > FingerprintMatch.border)
    #expect(try Self.distance(frame(-11, 14, degrees: 0), first) > FingerprintMatch.border)
    #expect(try Self.distance(frame(0, 0, degrees: 1), first) > FingerprintMatch.border)
  }

  @Test("the same scene with other print in a part of it is no copy")
  func otherPrint() throws {
    let first = Self.scene(10)
    let other = Self.scene(11)
    var second = first
    for y in 200..<550 {
      for x in 250..<750 { second[x, y] = other[x, y] }
    }
    #expect(try Self.distance(second, first) > FingerprintMatch.border)
  }

  @Test("the text comes back, and anything else is refused")
  func text() throws {
    let fingerprint = try Self.reading(Self.scene(12)).fingerprint
    #expect(fingerprint.marks.count == Fingerprint.marksMaximum)
    #expect(Fingerprint(text: fingerprint.text) == fingerprint)
    #expect(fingerprint.contrasts.count == ContrastGrid(fingerprint.size).count)
    #expect(fingerprint.text.utf8.count <= Fingerprint.textMaximum)
    for text in [
      "", "0123456789abcdef", String(fingerprint.text.dropLast(4)), "BA==", "A===",
      String(fingerprint.text.dropLast()) + "/", String(fingerprint.text.dropLast()) + "=",
      "é" + fingerprint.text.dropFirst(2),
    ] { #expect(Fingerprint(text: text) == nil) }
    var wild = fingerprint
    wild.marks[0].x = .max
    #expect(Fingerprint(text: wild.text) == nil)
  }

  @Test("a blank picture has no marks, a strip has no fingerprint")
  func blank() throws {
    let plane = Plane(size: Size(width: 300, height: 200), filledWith: 200)
    #expect(try Self.reading(plane).fingerprint.marks.isEmpty)
    let strip = Plane(size: Size(width: 3000, height: 20), filledWith: 9)
    #expect(FingerprintReading(of: reduced(luma: strip)) == nil)
  }
}
