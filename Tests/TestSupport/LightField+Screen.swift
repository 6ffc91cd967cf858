internal import Raster

extension LightField {
  /// The picture as a screen's grid of pixels shows it: every sample is multiplied by two gratings
  /// at a right angle.
  ///
  /// - Parameters:
  ///   - contrast: The amplitude of each grating, 0…0.5.
  ///   - period: Pixels.
  ///   - degrees: By which the grid is turned against the picture.
  package func onScreen(contrast: Double, period: Double, degrees: Double) -> LightField {
    var screen = self
    let turn = Trigonometry.sineCosine(degrees * Double.pi / 180)
    let scale = 2 * Double.pi / period
    for y in 0..<size.height {
      for x in 0..<size.width {
        let u = (Double(x) * turn.cosine + Double(y) * turn.sine) * scale
        let v = (Double(y) * turn.cosine - Double(x) * turn.sine) * scale
        let waves = Trigonometry.sineCosine(u).cosine + Trigonometry.sineCosine(v).cosine
        screen.samples[y * size.width + x] *= Float(1 + contrast * waves)
      }
    }
    return screen
  }

  /// The picture on a guilloche: two families of lines that bend from side to side.
  ///
  /// - Parameters:
  ///   - contrast: The share of the light that a line takes, 0…1.
  ///   - pitch: Pixels from one line to the next.
  ///   - bend: Pixels by which a line leaves its middle.
  ///   - length: Pixels after which it bends alike again.
  package func onGuilloche(
    contrast: Double, pitch: Double, bend: Double, length: Double
  ) -> LightField {
    var print = self
    for y in 0..<size.height {
      for x in 0..<size.width {
        let turn = 2 * Double.pi * Double(x) / length
        let (first, second) = (
          Double(y) + bend * Trigonometry.sineCosine(turn).sine,
          Double(y) + bend * Trigonometry.sineCosine(1.3 * turn + 2).sine
        )
        let lines = [first, second].map {
          max(0, Trigonometry.sineCosine(2 * Double.pi * $0 / pitch).cosine)
        }
        print.samples[y * size.width + x] *= Float(1 - contrast * max(lines[0], lines[1]))
      }
    }
    return print
  }

  /// The rules of a table and nothing else.
  ///
  /// - Parameters:
  ///   - pitch: Pixels from one rule to the next, downwards; four times as many across.
  package static func rules(width: Int, height: Int, paper: Float, pitch: Double) -> LightField {
    var table = LightField(width: width, height: height, ground: paper)
    var y = pitch
    while y < Double(height) {
      table.stroke(
        from: Point(x: 10, y: y), to: Point(x: Double(width) - 10, y: y), thickness: 1.5, ink: 60)
      y += pitch
    }
    var x = 4 * pitch
    while x < Double(width) {
      table.stroke(
        from: Point(x: x, y: 10), to: Point(x: x, y: Double(height) - 10), thickness: 1.5, ink: 60)
      x += 4 * pitch
    }
    return table
  }
}
