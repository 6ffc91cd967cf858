package import Raster

/// A drawn family card that fills most of a grey photo: a title, a number below it, the upper table
/// with its rules and its members, and the lower one where it is wanted.
///
/// Only what tells print from what hides it is drawn: strokes 1.1 mm apart. Every pixel is the mean
/// of 2 × 2 places.
package struct DrawnFamilyCard {
  /// Millimetres of a sheet.
  package static let width = 297.0
  package static let height = 210.0
  /// The rules down the table, in millimetres from the left.
  package static let rules = [12.0, 20, 70, 105, 127, 152, 172, 188, 225, 265, 285]
  /// Those of the lower table: its number, marital status, date of marriage, relation, citizenship,
  /// passport, permit, father and mother.
  package static let lowerRules = [12.0, 20, 46, 70, 106, 130, 156, 184, 234, 285]
  private static let lowerFilled: Set = [1, 3, 4, 7, 8]
  private static let married = 2
  /// Where the upper table begins, in millimetres from the top.
  private static let top = 48.0
  /// The first row's middle and the next row's, in millimetres from the top.
  package static let firstRow = 63.4
  package static let pitch = 4.8

  /// Pixels to a millimetre, and the paper around the sheet in millimetres.
  private static let scale = 5.0
  private static let around = 8.0

  /// How many members there are, and rows.
  package var members = 5
  package var rows = 10
  /// Where the lower table begins, in millimetres from the top; `nil` for none.
  package var lowerTop: Double?
  /// By how much rows are lower at the right edge than at the left, in millimetres.
  package var lean = 0.0
  /// By how much rows are lower in the middle than at both edges, in millimetres.
  package var bend = 0.0
  /// The share of a column's width that its print takes.
  package var printed = 0.6
  /// Luma of what is painted over the sheet at a place in millimetres; `nil` for nothing.
  package var over: ((_ x: Double, _ y: Double) -> Double?)?

  package init() {}

  /// The sheet's corners in the photo, clockwise from its top left.
  package static var corners: Quad {
    let (left, top) = (around * scale, around * scale)
    let (right, bottom) = (left + width * scale, top + height * scale)
    return Quad(
      topLeft: Point(x: left, y: top), topRight: Point(x: right, y: top),
      bottomRight: Point(x: right, y: bottom), bottomLeft: Point(x: left, y: bottom))
  }

  /// Where a member's value is printed, by the number of its column from the left.
  package static func cell(_ column: Int, row: Int) -> (
    x: ClosedRange<Double>, y: ClosedRange<Double>
  ) {
    let middle = firstRow + pitch * Double(row)
    return (rules[column] + 0.4...rules[column + 1] - 0.4, middle - 2.1...middle + 2.1)
  }

  /// Where a member's value is printed in the lower table.
  package func lowerCell(_ column: Int, row: Int) -> (
    x: ClosedRange<Double>, y: ClosedRange<Double>
  ) {
    let middle = Self.firstRow + Self.pitch * Double(row) + (lowerTop ?? 0) - Self.top
    let rules = Self.lowerRules
    return (rules[column] + 0.4...rules[column + 1] - 0.4, middle - 2.1...middle + 2.1)
  }

  private func luma(x: Double, y straight: Double) -> Double {
    let off = 2 * x / Self.width - 1
    let y = straight - lean * off / 2 - bend * (1 - off * off)
    if let painted = over?(x, y) { return painted }
    let (ink, paper) = (50.0, 225.0)
    func stroke() -> Double {
      let phase = x / 1.1
      return phase - phase.rounded(.down) < 0.5 ? ink : paper
    }
    if (10...15).contains(y), (110...187).contains(x) { return stroke() }
    if (18...21.5).contains(y), (118...178).contains(x) { return stroke() }
    let down = lowerTop.map { max(0, $0 - Self.top) } ?? .infinity
    let isLower = y - down >= Self.top
    let found = shape(x: x, y: isLower ? y - down : y, isLower: isLower)
    return found == .print ? stroke() : found == .rule ? ink : paper
  }

  private enum Shape { case paper, rule, print }

  /// What is at a place of a table that begins where the upper one does.
  private func shape(x: Double, y: Double, isLower: Bool) -> Shape {
    let bottom = Self.firstRow + Self.pitch * (Double(rows) - 0.5)
    guard (Self.top...bottom).contains(y), (12...285.3).contains(x) else { return .paper }
    let rules = isLower ? Self.lowerRules : Self.rules
    if rules.contains(where: { (0..<0.3).contains(x - $0) }) { return .rule }
    let place = (y - Self.firstRow) / Self.pitch + 0.5
    let row = place.rounded(.down)
    if (0..<0.25).contains(y - Self.top) || (0..<0.05).contains(place - row) && place >= 0 {
      return .rule
    }
    guard let column = rules.lastIndex(where: { $0 <= x }), column + 1 < rules.count,
      (0..<Double(members)).contains(row), (0.29...0.71).contains(place - row),
      !isLower || Self.lowerFilled.contains(column) || column == Self.married && row < 2
    else { return .paper }
    let (left, right) = (rules[column], rules[column + 1])
    return x > left + 1.2 && x < left + printed * (right - left) ? .print : .paper
  }

  /// What the reducer would leave of the photo.
  package func reducedPhoto() -> ReducedPhoto {
    let size = Size(
      width: Int((Self.width + 2 * Self.around) * Self.scale / 2) * 2,
      height: Int((Self.height + 2 * Self.around) * Self.scale / 2) * 2)
    var luma = Plane(size: size)
    for row in 0..<size.height {
      for column in 0..<size.width {
        var sum = 0.0
        for (u, v) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
          let x = (Double(column) + u) / Self.scale - Self.around
          let y = (Double(row) + v) / Self.scale - Self.around
          let isInside = (0...Self.width).contains(x) && (0...Self.height).contains(y)
          sum += isInside ? self.luma(x: x, y: y) : 90
        }
        luma[column, row] = UInt8(sum / 4)
      }
    }
    return DrawnPage.photo(of: luma)
  }
}
