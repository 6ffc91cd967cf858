import Raster
import TestSupport

/// A drawn family card on a table, straight from above.
struct DrawnSheet {
  /// Luma of the table, code values.
  var ground: Float
  /// Whether a frame is printed 5 mm inside its border.
  var hasFrame = true
  /// Luma of the rules, code values, and their width in millimetres.
  var rule: Float = 90
  var ruleWidth = 0.5
  /// From one rule to the next, and the share of it that print takes.
  var pitch = 4.5
  var printed = 0.42
  /// Whether a row's print has gaps, here and there.
  var hasWords = false
  /// How many of the ten lines of each table are filled.
  var people = 5
  /// By how much the middle of the sheet is lower than its ends, in millimetres.
  var bend = 0.0
  /// Where its upper side lies in the photo, in pixels; negative for one that is cut off.
  var top = 140.0

  static let paper: Float = 246

  /// Its own corners in the photo.
  var corners: Quad {
    let bottom = top + 1300 * 210 / 297
    return Quad(
      topLeft: Point(x: 150, y: top), topRight: Point(x: 1450, y: top),
      bottomRight: Point(x: 1450, y: bottom), bottomLeft: Point(x: 150, y: bottom))
  }

  /// The photo's luma.
  var plane: Plane {
    var field = LightField(width: 1600, height: 1200, ground: ground)
    let scale = 1300 / 297.0
    for v in 0..<1200 {
      for u in 0..<1600 {
        let x = (Double(u) + 0.5 - 150) / scale
        let off = x / 148.5 - 1
        let y = (Double(v) + 0.5 - top) / scale - bend * (1 - off * off)
        if (0...297).contains(x) && (0...210).contains(y) {
          field.samples[v * 1600 + u] = luma(x, y)
        }
      }
    }
    return field.plane
  }

  private func isWord(_ x: Double, _ row: Double) -> Bool {
    let bent = Trigonometry.sineCosine(0.11 * x + row).sine
    return Trigonometry.sineCosine(0.23 * x + 1.7 * row + bent).sine > -0.2
  }

  /// Luma at a place of the sheet, in millimetres.
  private func luma(_ x: Double, _ y: Double) -> Float {
    if hasFrame, (5..<6.5).contains(min(min(x, 297 - x), min(y, 210 - y))) { return 120 }
    if (12..<18).contains(y) && (110...187).contains(x) { return Self.stripes(x, 4, 50) }
    if (22..<26).contains(y) && (120...177).contains(x) { return Self.stripes(x, 3, 50) }
    guard (14...283).contains(x) else { return Self.paper }
    for top in [54.0, 112] where (top - 0.25...top + 8.25 + 10 * pitch).contains(y) {
      let columns = [14.0, 22, 70, 104, 128, 156, 176, 196, 230, 270, 283]
      let half = ruleWidth / 2
      if columns.contains(where: { (x - $0).magnitude < half }) { return rule }
      let row = (y - top - 8) / pitch
      let isRule = row > -0.1 && (row - row.rounded()).magnitude < half / pitch
      if (y - top).magnitude < half || isRule { return rule }
      let share = row - row.rounded(.down)
      if (0..<Double(people)).contains(row), (24...268).contains(x),
        (0.48 - printed / 2..<0.48 + printed / 2).contains(share)
      {
        guard hasWords else { return Self.stripes(x, 1.6, 60) }
        return isWord(x, row.rounded(.down)) ? Self.stripes(x, 1.1, 60) : Self.paper
      }
    }
    return Self.paper
  }

  private static func stripes(_ x: Double, _ pitch: Double, _ ink: Float) -> Float {
    let phase = x / pitch
    return phase - phase.rounded(.down) < 0.5 ? ink : paper
  }
}
