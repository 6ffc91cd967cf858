import Measures
import Raster
import TestSupport
import Testing

/// Straight lines that are printed on a family card, and beats of a screen's pixels that look the
/// same, both seen at a slant.
@Suite struct PrintedWavesTests {
  private static let size = (width: 1600, height: 1200)
  private static let quad = Quad(
    topLeft: Point(x: 150, y: 110), topRight: Point(x: 1440, y: 70),
    bottomRight: Point(x: 1550, y: 1110), bottomLeft: Point(x: 60, y: 1080))

  /// Waves of light in a camera's noise, on the sheet's own plane.
  ///
  /// - Parameters:
  ///   - waves: In periods a sample, where the sheet is seen at its mean size.
  private static func photo(_ waves: [Point]) -> Plane {
    var random = SplitMix64(seed: 9)
    let straight = Homography(width: quad.meanWidth, height: quad.meanHeight, to: quad)?.inverse
    return Plane(width: size.width, height: size.height) { x, y in
      let p = straight?.map(Point(x: Double(x), y: Double(y))) ?? Point(x: 0, y: 0)
      let light = waves.reduce(190) {
        $0 + 6 * Trigonometry.sineCosine(2 * .pi * (p.x * $1.x + p.y * $1.y)).cosine
      }
      return light + (0..<3).reduce(0) { sum, _ in sum + Double.random(in: -4...4, using: &random) }
    }
  }

  private static func value(
    _ waves: [Point], widthMillimetres: Double = 297, printMillimetres: Double = 2
  ) -> Double? {
    let photo = reduced(luma: photo(waves))
    return RecaptureMeter.reading(
      of: photo, on: quad,
      shape: DocumentShape(
        kind: "kk", layout: .table, widthMillimetres: widthMillimetres,
        heightMillimetres: widthMillimetres / 1.414, printMillimetres: printMillimetres),
      tones: TileTones(of: photo, on: quad), blurPixels: nil, hasCameraTags: true
    ).value
  }

  /// A wave of a period of so many samples, at 30° to the sheet's rows, and the one across it.
  private static func waves(_ periodSamples: Double) -> [Point] {
    let (x, y) = (0.866 / periodSamples, 0.5 / periodSamples)
    return [Point(x: x, y: y), Point(x: -y, y: x)]
  }

  @Test("lines printed one way, or crossed, are no screen", arguments: [3.2, 4.0], [1, 2])
  func printed(periodSamples: Double, ways: Int) throws {
    let value = try #require(Self.value(Array(Self.waves(periodSamples).prefix(ways))))
    #expect(value < 0.2)
  }

  @Test("a grid too fine for the camera beats with its pixels, and is one")
  func beats() throws {
    // Seen as if their periods were 3.4 samples.
    let seen = Self.waves(3.4)
    let grid = [seen[0] + Point(x: 1, y: 0), seen[1] + Point(x: 0, y: 1)]
    #expect(try #require(Self.value(grid)) > 0.4)
  }

  @Test("a display's own pixels are one where they are small enough for letters")
  func coarse() throws {
    // Of a card, 400 pixels across: eight to a letter.
    let value = Self.value(Self.waves(3.4), widthMillimetres: 85.6, printMillimetres: 1.9)
    #expect(try #require(value) > 0.4)
  }
}
