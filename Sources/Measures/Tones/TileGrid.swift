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

  /// A tile's place on the grid.
  func place(of tile: TileTones.Tile) -> Int { tile.row * columns + tile.column }

  /// The tiles that meet a condition.
  func mask(_ condition: (TileTones.Tile) -> Bool) -> [Bool] {
    var mask = [Bool](repeating: false, count: columns * rows)
    for tile in tiles where condition(tile) { mask[place(of: tile)] = true }
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
    tiles.filter { condition(place(of: $0)) }.map(value)
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

  /// The tiles at some places of the grid.
  func tiles(at places: [Int]) -> [TileTones.Tile] {
    let mask = mask(of: places)
    return tiles.filter { mask[place(of: $0)] }
  }

  /// The places of a patch whose four neighbours belong to it as well.
  func inner(of patch: [Int]) -> [Int] {
    let mask = mask(of: patch)
    return patch.filter { place in
      let column = place % columns
      return column > 0 && column + 1 < columns && place >= columns && place + columns < mask.count
        && mask[place - 1] && mask[place + 1] && mask[place - columns] && mask[place + columns]
    }
  }

  /// The mask of some places of the grid.
  func mask(of places: [Int]) -> [Bool] {
    var mask = [Bool](repeating: false, count: columns * rows)
    for place in places { mask[place] = true }
    return mask
  }

  /// The largest patch of tiles that hang together by their sides.
  func largestPatch(of mask: [Bool]) -> [Bool] {
    var largest: [Int] = []
    for patch in patches(of: mask) where patch.count > largest.count { largest = patch }
    return self.mask(of: largest)
  }

  /// The patches of tiles that hang together by their sides, as places of the grid.
  func patches(of mask: [Bool]) -> [[Int]] {
    var rest = mask
    var patches: [[Int]] = []
    for start in mask.indices where rest[start] {
      var patch = [start]
      rest[start] = false
      var next = 0
      while next < patch.count {
        let place = patch[next]
        next += 1
        let column = place % columns
        for (isInside, neighbour) in [
          (column > 0, place - 1), (column + 1 < columns, place + 1),
          (place >= columns, place - columns), (place + columns < mask.count, place + columns),
        ] where isInside && rest[neighbour] {
          rest[neighbour] = false
          patch.append(neighbour)
        }
      }
      patches.append(patch)
    }
    return patches
  }

  /// The tiles of a mask as few rectangles in pixels of the stored photo.
  func regions(of mask: [Bool]) -> [PixelRect] {
    Reading.regions(of: tiles.filter { mask[place(of: $0)] }.map(\.area))
  }
}
