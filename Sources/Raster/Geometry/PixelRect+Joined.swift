extension PixelRect {
  /// Fewer rectangles for the same tiles: neighbours in a row become one, and such runs of equal
  /// extent under each other become one.
  ///
  /// - Parameter tiles: Rectangles of one size on one grid, row by row and from left to right.
  package static func joined(_ tiles: [PixelRect]) -> [PixelRect] {
    var runs: [PixelRect] = []
    for tile in tiles {
      if let last = runs.last, last.y == tile.y, last.x + last.width == tile.x {
        runs[runs.count - 1].width += tile.width
      } else {
        runs.append(tile)
      }
    }
    var joined: [PixelRect] = []
    for run in runs {
      if let i = joined.lastIndex(where: {
        $0.x == run.x && $0.width == run.width && $0.y + $0.height == run.y
      }) {
        joined[i].height += run.height
      } else {
        joined.append(run)
      }
    }
    return joined
  }
}
