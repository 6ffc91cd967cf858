import Raster

/// Whether print goes on around an outline on one ground: then it is a part of a page (a box, a
/// table, a picture), not the page.
///
/// The constants are working values.
struct PrintAround {
  /// Cells across and down the frame; its longer side is given the more.
  static let cells = LayoutReader.cells
  /// The share of the frame's cells that must lie around the outline for anything to be said.
  static let shareMinimum = 0.05
  /// How dense the print around is against that within, at least.
  static let densityShareMinimum: Float = 0.4
  /// One ground: paper within this of the other in ln(luma), and in chroma over luma, or darker
  /// within.
  static let toneMaximum = 0.12
  static let chromaMaximum: Float = 0.05

  /// What is seen on one side of the outline's border.
  private struct Part {
    var papers: [Float] = []
    var blues: [Float] = []
    var reds: [Float] = []
    var inkSum: Float = 0

    var density: Float { inkSum / Float(max(1, papers.count)) }
  }

  private let raster: LayoutRaster
  private let map: InkMap
  private let frame: Size

  /// Looks at all that fills the frame; `nil` for a photo too small to show print.
  ///
  /// - Complexity: That of reading the layout of a card.
  init?(in photo: ReducedPhoto) {
    let isWide = photo.photo.width >= photo.photo.height
    let size = isWide ? Self.cells : Self.cells.transposed
    guard let raster = LayoutRaster(photo, corners: Quad(frame: photo.photo), cells: size) else {
      return nil
    }
    self.raster = raster
    map = InkMap(raster)
    frame = photo.photo
  }

  /// Whether an outline, corners in stored pixels, lies on the ground and amid the print of what
  /// fills the frame.
  ///
  /// - Parameter reach: How far around is looked at, as a share of the outline's sides; `nil` for
  ///   the whole frame.
  func goesOn(around quad: Quad, reach: Double? = nil) -> Bool {
    let size = map.cells
    let step = Point(
      x: Double(frame.width) / Double(size.width), y: Double(frame.height) / Double(size.height))
    let middle = quad.corners.reduce(Point(x: 0, y: 0), +) * 0.25
    let surroundings = reach.map { reach in
      Quad(corners: quad.corners.map { middle + ($0 - middle) * (1 + 2 * reach) })
    }
    var (within, around) = (Part(), Part())
    for row in 0..<size.height {
      for column in 0..<size.width {
        // A cell on the border is neither.
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map { dx, dy in
          Point(x: (Double(column) + dx) * step.x, y: (Double(row) + dy) * step.y)
        }
        let inside = corners.count { quad.contains($0) }
        guard inside == 0 || inside == corners.count else { continue }
        if inside == 0, let surroundings, !surroundings.contains(corners[0]) { continue }
        let i = row * size.width + column
        func take(_ part: inout Part) {
          part.papers.append(map.paper[i])
          part.blues.append(raster.blue[i])
          part.reds.append(raster.red[i])
          part.inkSum += map.density[i]
        }
        if inside == 0 { take(&around) } else { take(&within) }
      }
    }
    return Self.isOneGround(within, around, of: size.area)
  }

  private static func isOneGround(_ within: Part, _ around: Part, of count: Int) -> Bool {
    guard Double(around.papers.count) >= shareMinimum * Double(count), !within.papers.isEmpty,
      around.density >= densityShareMinimum * within.density
    else { return false }
    func median(_ values: [Float]) -> Float { values.element(ofRank: values.count / 2) }
    let floor = Double(LumaRatio.floor)
    let tone = Trigonometry.logarithm(
      (Double(median(within.papers)) + floor) / (Double(median(around.papers)) + floor))
    // What is printed on a page darkens it.
    if tone <= -toneMaximum { return true }
    return tone < toneMaximum
      && (median(within.blues) - median(around.blues)).magnitude < chromaMaximum
      && (median(within.reds) - median(around.reds)).magnitude < chromaMaximum
  }
}
