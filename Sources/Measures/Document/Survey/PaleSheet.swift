import Raster

/// The sheet of a page that lies amid a ground hardly darker than it, so that no border is clear.
///
/// Its print says what to look for: it stands together and leaves room around it, and the faint
/// outline that is the sheet's holds all of it, with a blank margin within.
///
/// The constants are working values.
struct PaleSheet {
  /// Cells across and down the frame; its longer side is given the more.
  private static let cells = Size(width: 80, height: 60)
  /// A cell with so much ink, 0…1, has print.
  private static let inkMinimum: Float = 0.02
  /// Where the print's bounds fill more of the frame, the page fills it.
  private static let printedShareMaximum = 0.6
  /// Print that may lie around the sheet, and in its margin, as shares of all: grain and dirt.
  private static let aroundShareMaximum = 0.02
  private static let marginShareMaximum = 0.03
  /// The margin's width, as a share of the sheet's sides.
  private static let margin = 0.03

  private let photo: ReducedPhoto
  /// The middles of the cells with print, in stored pixels.
  private let printed: [Point]

  /// The print in a photo's frame; `nil` where it fills the frame, or there is none.
  init?(in photo: ReducedPhoto) {
    let isWide = photo.photo.width >= photo.photo.height
    let size = isWide ? Self.cells : Self.cells.transposed
    guard let raster = LayoutRaster(photo, corners: Quad(frame: photo.photo), cells: size) else {
      return nil
    }
    let density = InkMap(raster).density
    let columns = Double(photo.photo.width) / Double(size.width)
    let rows = Double(photo.photo.height) / Double(size.height)
    printed = density.indices.filter { density[$0] >= Self.inkMinimum }.map {
      Point(
        x: (Double($0 % size.width) + 0.5) * columns, y: (Double($0 / size.width) + 0.5) * rows)
    }
    self.photo = photo
    guard let left = printed.map(\.x).min(), let right = printed.map(\.x).max(),
      let top = printed.map(\.y).min(), let bottom = printed.map(\.y).max(),
      (right - left) * (bottom - top) <= Self.printedShareMaximum * Double(photo.photo.area)
    else { return nil }
  }

  /// The sheet's outline; `nil` where none is seen on all four sides.
  ///
  /// - Parameter thorough: What a thorough search has found; `nil` where there was none yet.
  /// - Complexity: That of a thorough search, and of two for faint outlines.
  func finding(
    in search: inout OutlineSearch, thorough: DocumentFinding?
  ) -> DocumentFinding? {
    let found = thorough ?? search.best(isThorough: true)
    var known = found.map { [$0] + $0.rivals } ?? []
    for isFine in [false, true] {
      known += search.faintOutlines(isFine: isFine)
      let sheet = known.filter(isSheet).max { $0.score < $1.score }
      if let sheet { return sheet.refined(in: photo) }
    }
    return nil
  }

  private func isSheet(_ it: DocumentFinding) -> Bool {
    guard it.score >= DocumentFinder.scoreMinimum, it.sides.allSatisfy({ $0 == .seen }),
      let map = Homography(width: 1, height: 1, to: it.quad)
    else { return false }
    let own = [
      (Self.margin, Self.margin), (1 - Self.margin, Self.margin),
      (1 - Self.margin, 1 - Self.margin), (Self.margin, 1 - Self.margin),
    ]
    let inner = Quad(corners: own.map { map.map(Point(x: $0.0, y: $0.1)) })
    let around = printed.count { !it.quad.contains($0) }
    let margin = printed.count { it.quad.contains($0) && !inner.contains($0) }
    let all = Double(printed.count)
    return Double(around) <= Self.aroundShareMaximum * all
      && Double(margin) <= Self.marginShareMaximum * all
  }
}
