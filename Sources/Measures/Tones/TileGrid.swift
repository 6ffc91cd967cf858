internal import Raster

/// The tiles of a document on their grid, for asking about neighbours.
///
/// A mask has one flag for each place of the grid, `false` outside the document.
struct TileGrid {
  private let columns: Int
  private let rows: Int
  let tiles: [TileTones.Tile]

  /// The grid of a document's tiles.
  init(of tones: TileTones) {
    columns = tones.columns
    rows = tones.rows
    tiles = tones.tiles
  }

  /// The tiles that meet a condition.
  func mask(_ condition: (TileTones.Tile) -> Bool) -> [Bool] {
    var mask = [Bool](repeating: false, count: columns * rows)
    for tile in tiles where condition(tile) { mask[tile.row * columns + tile.column] = true }
    return mask
  }

  /// Where both masks are set.
  func both(_ a: [Bool], _ b: [Bool]) -> [Bool] { zip(a, b).map { $0 && $1 } }

  /// The mask and its eight neighbours.
  func grown(_ mask: [Bool]) -> [Bool] {
    var grown = mask
    for place in mask.indices where mask[place] {
      let (column, row) = (place % columns, place / columns)
      for v in max(0, row - 1)...min(rows - 1, row + 1) {
        for u in max(0, column - 1)...min(columns - 1, column + 1) { grown[v * columns + u] = true }
      }
    }
    return grown
  }

  /// What the tiles at some places of the grid say, in any order.
  func values(
    where condition: (Int) -> Bool, _ value: (TileTones.Tile) -> Double
  ) -> [Double] {
    tiles.filter { condition($0.row * columns + $0.column) }.map(value)
  }

  /// Where the mask is set to the left, to the right, above and below, at most `reach` tiles away.
  func enclosed(by mask: [Bool], reach: Int) -> [Bool] {
    var sides = [Int](repeating: 0, count: mask.count)
    func sweep(from start: Int, by step: Int, count: Int) {
      var last: Int?
      for i in 0..<count {
        let place = start + i * step
        if let last, i - last <= reach { sides[place] += 1 }
        if mask[place] { last = i }
      }
    }
    for row in 0..<rows {
      sweep(from: row * columns, by: 1, count: columns)
      sweep(from: (row + 1) * columns - 1, by: -1, count: columns)
    }
    for column in 0..<columns {
      sweep(from: column, by: columns, count: rows)
      sweep(from: (rows - 1) * columns + column, by: -columns, count: rows)
    }
    return sides.map { $0 == 4 }
  }

  /// The largest patch of tiles that hang together by their sides.
  func largestPatch(of mask: [Bool]) -> [Bool] {
    var label = [Int](repeating: 0, count: mask.count)
    var largest: [Int] = []
    for start in mask.indices where mask[start] && label[start] == 0 {
      var patch = [start]
      label[start] = 1
      var next = 0
      while next < patch.count {
        let place = patch[next]
        next += 1
        let column = place % columns
        var neighbours: [Int] = []
        if column > 0 { neighbours.append(place - 1) }
        if column + 1 < columns { neighbours.append(place + 1) }
        if place >= columns { neighbours.append(place - columns) }
        if place + columns < mask.count { neighbours.append(place + columns) }
        for n in neighbours where mask[n] && label[n] == 0 {
          label[n] = 1
          patch.append(n)
        }
      }
      if patch.count > largest.count { largest = patch }
    }
    var out = [Bool](repeating: false, count: mask.count)
    for place in largest { out[place] = true }
    return out
  }

  /// The tiles of a mask as few rectangles in pixels of the stored photo.
  func regions(of mask: [Bool]) -> [PixelRect] {
    Reading.regions(of: tiles.filter { mask[$0.row * columns + $0.column] }.map(\.area))
  }
}
