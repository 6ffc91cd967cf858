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

  /// Luma at a place of the sheet, in millimetres.
  private func luma(_ x: Double, _ y: Double) -> Float {
    if hasFrame, (5..<6.5).contains(min(min(x, 297 - x), min(y, 210 - y))) { return 120 }
    if (12..<18).contains(y) && (110...187).contains(x) { return Self.stripes(x, 4, 50) }
    if (22..<26).contains(y) && (120...177).contains(x) { return Self.stripes(x, 3, 50) }
    guard (14...283).contains(x) else { return Self.paper }
    for top in [54.0, 112] where (top - 0.25...top + 53.25).contains(y) {
      let columns = [14.0, 22, 70, 104, 128, 156, 176, 196, 230, 270, 283]
      let half = ruleWidth / 2
      if columns.contains(where: { (x - $0).magnitude < half }) { return rule }
      let row = (y - top - 8) / 4.5
      let isRule = row > -0.1 && (row - row.rounded()).magnitude < half / 4.5
      if (y - top).magnitude < half || isRule { return rule }
      let share = row - row.rounded(.down)
      if (0..<Double(people)).contains(row), (0.27..<0.69).contains(share), (24...268).contains(x) {
        return Self.stripes(x, 1.6, 60)
      }
    }
    return Self.paper
  }

  private static func stripes(_ x: Double, _ pitch: Double, _ ink: Float) -> Float {
    let phase = x / pitch
    return phase - phase.rounded(.down) < 0.5 ? ink : paper
  }
}
