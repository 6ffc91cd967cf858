internal import Raster

/// A document laid flat on a grid of small cells, which goes on outside of it.
///
/// A cell's colour is the sample under its middle; nothing is read before it is asked for.
struct DocumentCells {
  /// Luma and the chroma's two distances from grey, code values.
  struct Colour {
    var luma: Float
    var blue: Float
    var red: Float
  }

  /// Cells along the longer side of the document: 0.7 mm of a card, 2.3 mm of a family card. A
  /// working value.
  static let longSide = 128

  /// The shorter side is at least this share of the longer one: more of a slant is no document
  /// seen. A working value.
  static let shortShare = 1.0 / 6

  /// The document's own cells.
  let columns: Int
  let rows: Int
  private let map: Homography
  private let luma: Plane
  private let blue: Plane
  private let red: Plane
  /// Stored pixels per sample.
  private let scale: Double

  /// The cells of a document in a photo.
  ///
  /// - Returns: `nil` for a grey photo, or an outline that is no quad.
  init?(of photo: ReducedPhoto, on document: Quad) {
    guard let blue = photo.blue, let red = photo.red else { return nil }
    scale = Double(2 * photo.factor)
    let quad = document.scaled(by: 1 / scale)
    let (across, down) = (quad.meanWidth, quad.meanHeight)
    guard across > 0, down > 0 else { return nil }
    let long = Double(Self.longSide)
    let least = Int(long * Self.shortShare)
    columns = across >= down ? Self.longSide : max(least, Int((long * across / down).rounded()))
    rows = across >= down ? max(least, Int((long * down / across).rounded())) : Self.longSide
    guard let map = Homography(width: Double(columns), height: Double(rows), to: quad) else {
      return nil
    }
    self.map = map
    luma = photo.lumaHalf
    self.blue = blue
    self.red = red
  }

  /// The colour of a cell; `nil` outside the frame.
  ///
  /// - Parameters:
  ///   - column: Of the grid; negative to the left of the document.
  ///   - row: Of the grid; negative above the document.
  func colour(column: Int, row: Int) -> Colour? {
    let p = map.map(Point(x: Double(column) + 0.5, y: Double(row) + 0.5))
    guard p.x >= 0, p.y >= 0, p.x < Double(luma.width), p.y < Double(luma.height) else {
      return nil
    }
    let x = Int(p.x)
    let y = Int(p.y)
    guard x < blue.width, y < blue.height else { return nil }
    return Colour(
      luma: Float(luma[x, y]), blue: Float(blue[x, y]) - 128, red: Float(red[x, y]) - 128)
  }

  /// How many cells lie between a cell and the document's nearest side; negative outside.
  func depth(column: Int, row: Int) -> Int {
    min(min(column, columns - 1 - column), min(row, rows - 1 - row))
  }

  /// The rectangle in the stored photo around the cells; `nil` if it lies outside the frame.
  func area(columns: ClosedRange<Int>, rows: ClosedRange<Int>, in photo: Size) -> PixelRect? {
    let (first, last) = (Double(columns.lowerBound), Double(columns.upperBound + 1))
    let (above, below) = (Double(rows.lowerBound), Double(rows.upperBound + 1))
    let corners = [(first, above), (last, above), (last, below), (first, below)].map {
      map.map(Point(x: $0, y: $1)) * scale
    }
    let bounds = Quad(corners: corners).bounds
    let left = max(0, bounds.left)
    let top = max(0, bounds.top)
    let right = min(Double(photo.width), bounds.right)
    let bottom = min(Double(photo.height), bounds.bottom)
    guard right - left >= 1, bottom - top >= 1 else { return nil }
    return PixelRect(
      x: Int(left), y: Int(top), width: Int(right) - Int(left), height: Int(bottom) - Int(top))
  }
}
