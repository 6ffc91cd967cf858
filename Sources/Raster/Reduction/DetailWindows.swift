/// Small windows of a photo at its full size, evenly spread over the frame.
///
/// They keep what reducing the photo would lose: a pattern of two or three pixels. A photo that is
/// not reduced needs none.
package struct DetailWindows: Sendable {
  /// Columns and rows of a window.
  package static let side = 64
  /// Tiles of 32 × 32 reduced samples from one window to the next, along each axis.
  package static let tileStep = 2
  /// Reduced samples along a tile's side.
  package static let tileSide = 32

  /// Windows from left to right.
  package let columns: Int
  /// Windows from top to bottom.
  package let rows: Int
  /// The windows side by side, without gaps, as they lie in the photo.
  package private(set) var plane: Plane

  private let pitch: Int
  private let margin: Int

  /// Windows in the middle of every second tile of a photo, along each axis.
  ///
  /// - Parameters:
  ///   - photo: The stored size in pixels.
  ///   - factor: Stored pixels to a sample of the reduced luma.
  /// - Returns: `nil` at factor 1, and for a photo that is smaller than a window.
  init?(photo: Size, factor: Int) {
    guard factor > 1, min(photo.width, photo.height) >= Self.side else { return nil }
    let tile = Self.tileSide * factor
    pitch = Self.tileStep * tile
    margin = (tile - Self.side) / 2
    let room = margin + Self.side
    // A photo may be narrower than the way to the end of the first window.
    columns = photo.width < room ? 0 : (photo.width - room) / pitch + 1
    rows = photo.height < room ? 0 : (photo.height - room) / pitch + 1
    plane = Plane(size: Size(width: columns * Self.side, height: rows * Self.side))
  }

  /// Takes the luma of the next band.
  mutating func add(_ band: borrowing Band) {
    let width = plane.width
    for row in 0..<band.rowCount {
      let y = band.firstRow + row - margin
      guard y >= 0, y % pitch < Self.side, y / pitch < rows else { continue }
      let target = (y / pitch * Self.side + y % pitch) * width
      let source = row * band.lumaStride + margin
      for column in 0..<columns {
        let from = source + column * pitch
        let to = target + column * Self.side
        plane.samples.replaceSubrange(
          to..<to + Self.side, with: band.luma[from..<from + Self.side])
      }
    }
  }

  /// The top left corner in ``plane`` of the window in a tile; `nil` for a tile without one.
  ///
  /// - Parameters:
  ///   - column: The tile's column in the grid over the whole frame, from 0.
  ///   - row: Its row, from 0.
  package func place(column: Int, row: Int) -> (x: Int, y: Int)? {
    guard column % Self.tileStep == 0, row % Self.tileStep == 0 else { return nil }
    let (x, y) = (column / Self.tileStep, row / Self.tileStep)
    guard x < columns, y < rows else { return nil }
    return (x * Self.side, y * Self.side)
  }
}
