import Measures
import Raster
import TestSupport
import Testing

/// Grids that compression has wiped off the paper.
@Suite struct FaintGridTests {
  /// Small print, whose letters keep no pitch, in ragged lines.
  private static func print(seed: UInt64) -> LightField {
    var page = LightField(width: 1280, height: 900, ground: 225)
    var random = SplitMix64(seed: seed)
    var top = 30.0
    while top < 850 {
      var x = Double.random(in: 25...60, using: &random)
      let end = Double.random(in: 400...1235, using: &random)
      while x < end {
        for _ in 0..<3 {
          let ends = (0..<2).map { _ in
            Point(
              x: x + Double.random(in: 0...7, using: &random),
              y: top + Double.random(in: 0...11, using: &random))
          }
          page.stroke(from: ends[0], to: ends[1], thickness: 1.7, ink: 60)
        }
        x += Double.random(in: 7...15, using: &random)
      }
      top += Double.random(in: 15...30, using: &random)
    }
    return page
  }

  /// The print on a screen's grid, compressed as a chat service does.
  private static func table(
    contrast: Double = 0, period: Double = 2.6, degrees: Double = 9, seed: UInt64 = 1
  ) -> Plane {
    let print = print(seed: seed)
    let screen =
      contrast > 0 ? print.onScreen(contrast: contrast, period: period, degrees: degrees) : print
    return screen.noisy(sigma: 1, seed: seed).compressed(step: 5).plane
  }

  private static func value(
    _ plane: Plane, layout: DocumentShape.Layout = .table, blurPixels: Double? = 1
  ) -> Double {
    let photo = reduced(luma: plane)
    let quad = Quad(frame: plane.size)
    return RecaptureMeter.reading(
      of: photo, on: quad, shape: DocumentShape(kind: "x", layout: layout),
      tones: TileTones(of: photo, on: quad),
      blurPixels: blurPixels, hasCameraTags: false
    ).value ?? -1
  }

  @Test(
    "print without a grid shows none, however it is compressed", arguments: [1, 2, 3] as [UInt64])
  func none(seed: UInt64) {
    let value = Self.value(Self.table(seed: seed))
    #expect(value >= 0 && value < 0.3, "\(value)")
  }

  @Test(
    "a grid of half a per cent is told from the print that carries it",
    arguments: [(2.2, 6.0), (2.6, 9), (3.1, -5)])
  func found(period: Double, degrees: Double) {
    #expect(Self.value(Self.table(contrast: 0.005, period: period, degrees: degrees)) > 0.4)
  }

  @Test("the strength rises with the contrast of the grid")
  func monotonic() {
    let values = [0, 0.002, 0.005, 0.02].map { Self.value(Self.table(contrast: $0)) }
    #expect(values == values.sorted())
    #expect(values[3] > 0.9)
  }

  @Test("a quarter turn leaves a grid found, and its absence")
  func turned() {
    let grid = Self.table(contrast: 0.01)
    let none = Self.table()
    for turn in [Turn.none, .quarter, .half, .threeQuarters] {
      #expect(Self.value(grid.turned(turn)) > 0.6)
      #expect(Self.value(none.turned(turn)) < 0.3)
    }
  }

  @Test("a table of rules and print is no grid", arguments: [0, 0.7])
  func table(degrees: Double) {
    let turn = Trigonometry.sineCosine(degrees * Double.pi / 180)
    var table = Self.print(seed: 5)
    for i in 0..<40 {
      let y = 30 + Double(i) * 18.3
      let a = Point(x: 40, y: y + 40 * turn.sine)
      let b = Point(x: 1240, y: y + 1240 * turn.sine)
      table.stroke(from: a, to: b, thickness: 1.4, ink: 70)
    }
    for i in 0..<12 {
      let x = 50 + Double(i) * 97.3
      table.stroke(
        from: Point(x: x, y: 30), to: Point(x: x - 800 * turn.sine, y: 830), thickness: 1.4, ink: 70
      )
    }
    let value = Self.value(table.noisy(sigma: 1, seed: 6).compressed(step: 5).plane)
    #expect(value >= 0 && value < 0.32)
  }

  @Test("blurred print and a card's few letters carry nothing, so they are not asked")
  func notAsked() {
    let plane = Self.table(contrast: 0.004)
    #expect(Self.value(plane) > 0.35)
    #expect(Self.value(plane, blurPixels: 4) < 0.3)
    #expect(Self.value(plane, layout: .card) < 0.3)
  }
}
