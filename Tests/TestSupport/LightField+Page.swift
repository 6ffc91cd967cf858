internal import Raster

extension LightField {
  /// A page of made-up print: rows of letters of straight strokes in eight directions, a heading of
  /// heavier ones, a ruled frame.
  ///
  /// - Parameters:
  ///   - paper: Code value of the ground.
  ///   - ink: Code value of the print.
  ///   - letterHeight: Pixels.
  package static func page(
    width: Int = 640, height: Int = 480, paper: Float = 215, ink: Float = 45,
    letterHeight: Double = 18, seed: UInt64 = 1
  ) -> LightField {
    var page = LightField(width: width, height: height, ground: paper)
    var random = SplitMix64(seed: seed)
    func letters(top: Double, height size: Double, thickness: Double) {
      var x = 30.0
      while x < Double(width) - 30 - size {
        for _ in 0..<3 {
          // Ends on a lattice of 3 × 3 points give strokes along rows, columns and diagonals.
          let ends = (0..<2).map { _ in
            Point(
              x: x + Double(Int.random(in: 0...2, using: &random)) * size * 0.3,
              y: top + Double(Int.random(in: 0...2, using: &random)) * size / 2)
          }
          page.stroke(from: ends[0], to: ends[1], thickness: thickness, ink: ink)
        }
        x += size
        if Int.random(in: 0...5, using: &random) == 0 { x += size }
      }
    }
    letters(top: 30, height: letterHeight * 2, thickness: letterHeight / 2.5)
    var top = 40 + letterHeight * 3
    while top < Double(height) - 30 - letterHeight {
      letters(top: top, height: letterHeight, thickness: letterHeight / 6)
      top += letterHeight * 1.7
    }
    let corners = [
      Point(x: 14, y: 14), Point(x: Double(width) - 14, y: 14),
      Point(x: Double(width) - 14, y: Double(height) - 14), Point(x: 14, y: Double(height) - 14),
    ]
    for i in 0..<4 {
      page.stroke(from: corners[i], to: corners[(i + 1) % 4], thickness: 6, ink: ink)
    }
    return page
  }
}
