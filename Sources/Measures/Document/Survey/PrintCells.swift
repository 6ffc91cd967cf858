import Raster

/// Where a photo's frame has print, in cells.
///
/// The constants are working values.
struct PrintCells {
  /// Cells across and down the frame; its longer side is given the more.
  private static let usualSize = Size(width: 80, height: 60)
  /// A cell with so much ink, 0…1, has print.
  static let inkMinimum: Float = 0.02
  /// … if of the nine cells around it so many have: grain and dirt stand alone.
  static let togetherMinimum = 4
  /// Fewer cells are no print.
  private static let countMinimum = 20

  /// Cells across and down.
  let size: Size
  /// Whether each cell has print.
  let isPrinted: [Bool]
  private let photo: Size

  /// - Returns: `nil` where there is no print, and for a photo of a few pixels.
  init?(in photo: ReducedPhoto) {
    let isWide = photo.photo.width >= photo.photo.height
    size = isWide ? Self.usualSize : Self.usualSize.transposed
    guard let raster = LayoutRaster(photo, corners: Quad(frame: photo.photo), cells: size) else {
      return nil
    }
    isPrinted = Self.printed(InkMap(raster).density, size)
    self.photo = photo.photo
    guard isPrinted.count(where: \.self) >= Self.countMinimum else { return nil }
  }

  /// Whether each cell has print, by the ink in it and around.
  static func printed(_ density: [Float], _ size: Size) -> [Bool] {
    let isInked = density.map { $0 >= inkMinimum }
    return around(isInked, size).enumerated().map { isInked[$0] && $1 >= togetherMinimum }
  }

  /// How many of the nine cells at and around each are set.
  private static func around(_ cells: [Bool], _ size: Size) -> [Int] {
    cells.indices.map { i in
      let (x, y) = (i % size.width, i / size.width)
      var count = 0
      for v in max(0, y - 1)...min(size.height - 1, y + 1) {
        for u in max(0, x - 1)...min(size.width - 1, x + 1) where cells[v * size.width + u] {
          count += 1
        }
      }
      return count
    }
  }

  /// Whether each cell or one beside it has print.
  ///
  /// - Parameter counts: Whether print counts whose cell has its middle there, in stored pixels.
  func isNearPrint(where counts: (Point) -> Bool = { _ in true }) -> [Bool] {
    let counted = isPrinted.indices.map { isPrinted[$0] && counts(middle(of: $0)) }
    return Self.around(counted, size).map { $0 > 0 }
  }

  /// The middles of the cells with print, in stored pixels.
  var middles: [Point] { isPrinted.indices.filter { isPrinted[$0] }.map(middle) }

  private func middle(of cell: Int) -> Point {
    Point(
      x: (Double(cell % size.width) + 0.5) * Double(photo.width) / Double(size.width),
      y: (Double(cell / size.width) + 0.5) * Double(photo.height) / Double(size.height))
  }

  /// The area of the print's bounds as a share of the frame's.
  var boundsShare: Double {
    let places = isPrinted.indices.filter { isPrinted[$0] }
    let columns = places.map { $0 % size.width }
    let rows = places.map { $0 / size.width }
    guard let left = columns.min(), let right = columns.max(), let top = rows.min(),
      let bottom = rows.max()
    else { return 0 }
    return Double((right - left + 1) * (bottom - top + 1)) / Double(size.area)
  }
}
