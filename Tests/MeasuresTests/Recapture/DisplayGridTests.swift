import Measures
import Raster
import TestSupport
import Testing

/// A display's pixels, seen at a slant.
@Suite struct DisplayGridTests {
  /// Leaves the frame's proportions: its far side is a fifth shorter than its near one.
  private static func outline(_ width: Double, _ height: Double) -> Quad {
    Quad(
      topLeft: Point(x: 0.12 * width, y: 0.1 * height),
      topRight: Point(x: 0.9 * width, y: 0.05 * height),
      bottomRight: Point(x: 0.97 * width, y: 0.93 * height),
      bottomLeft: Point(x: 0.04 * width, y: 0.9 * height))
  }

  /// The light of square pixels on a document that fills the outline, in a camera's noise.
  ///
  /// - Parameters:
  ///   - pitch: Samples from one of the display's pixels to the next, in the middle.
  ///   - bend: How far the grid is bent, in samples: paper is no display.
  private static func photo(
    width: Int, height: Int, pitch: Double, amplitude: Double, bend: Double = 0
  ) -> Plane {
    var random = SplitMix64(seed: 9)
    let quad = outline(Double(width), Double(height))
    let straight = Homography(width: quad.meanWidth, height: quad.meanHeight, to: quad)?.inverse
    return Plane(width: width, height: height) { x, y in
      let p = straight?.map(Point(x: Double(x), y: Double(y))) ?? Point(x: 0, y: 0)
      func wave(_ at: Double, _ beside: Double) -> Double {
        let bent = at + bend * Trigonometry.sineCosine(beside / 90).sine
        return Trigonometry.sineCosine(2 * Double.pi * bent / pitch).cosine
      }
      let light = 190 + amplitude * (wave(p.x, p.y) + wave(p.y, p.x))
      return light + (0..<3).reduce(0) { sum, _ in sum + Double.random(in: -4...4, using: &random) }
    }
  }

  private static func reading(_ plane: Plane) -> Reading {
    let photo = reduced(luma: plane)
    let quad = outline(Double(plane.width), Double(plane.height))
    return RecaptureMeter.reading(
      of: photo, on: quad, shape: DocumentShape(kind: "x", layout: .card),
      tones: TileTones(of: photo, on: quad), blurPixels: nil,
      hasCameraTags: true)
  }

  @Test(
    "a display's pixels are found at a slant, also where they are finer than two of the photo's",
    arguments: [0.9, 1.4, 1.7, 2.6, 3.2])
  func slant(pitch: Double) {
    let reading = Self.reading(Self.photo(width: 1600, height: 1200, pitch: pitch, amplitude: 1.8))
    #expect((reading.value ?? 0) > 0.32)
  }

  @Test("so are they at the full size of a photo that is reduced here", arguments: [1.3, 2.4])
  func fullSize(pitch: Double) {
    let reading = Self.reading(Self.photo(width: 3600, height: 2700, pitch: pitch, amplitude: 2.3))
    #expect((reading.value ?? 0) > 0.32)
  }

  @Test("a grid that bends with its paper is no display", arguments: [1.4, 1.7])
  func bent(pitch: Double) {
    let plane = Self.photo(width: 1600, height: 1200, pitch: pitch, amplitude: 3, bend: 12)
    #expect((Self.reading(plane).value ?? 1) < 0.32)
  }

  @Test("noise has none")
  func noise() {
    let plane = Self.photo(width: 1600, height: 1200, pitch: 2, amplitude: 0)
    #expect((Self.reading(plane).value ?? 1) < 0.2)
  }
}
