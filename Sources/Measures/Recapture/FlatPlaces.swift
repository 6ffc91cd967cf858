internal import Raster

/// The plainest square places of a document, spread over it.
struct FlatPlaces {
  private let columns: Int
  private let rows: Int
  /// Sums over the tiles above and to the left, with a row and a column of zeros before the first:
  /// of the contrast, and of the tiles that lie inside the document.
  private var contrast: [Double]
  private var inside: [Int]

  /// Sums over the tiles of a document.
  ///
  /// - Parameter isTaken: Whether a tile counts; the others are as good as outside.
  init(of tones: TileTones, where isTaken: (TileTones.Tile) -> Bool = { _ in true }) {
    columns = tones.columns
    rows = tones.rows
    let width = columns + 1
    contrast = [Double](repeating: 0, count: width * (rows + 1))
    inside = [Int](repeating: 0, count: width * (rows + 1))
    for tile in tones.tiles where isTaken(tile) {
      contrast[(tile.row + 1) * width + tile.column + 1] = tile.contrast
      inside[(tile.row + 1) * width + tile.column + 1] = 1
    }
    for i in width..<contrast.count where i % width > 0 {
      contrast[i] += contrast[i - 1] + contrast[i - width] - contrast[i - width - 1]
      inside[i] += inside[i - 1] + inside[i - width] - inside[i - width - 1]
    }
  }

  /// The places with the least contrast, no two of them in the same square of a grid.
  ///
  /// - Parameters:
  ///   - side: Tiles along a place's side.
  ///   - step: Tiles from one candidate to the next.
  ///   - apart: Tiles along the side of a square, `side` or more; `nil` for `side`.
  ///   - contrastMaximum: Places whose tiles have more, on average, are left out; code values.
  ///   - most: How many at most.
  /// - Returns: Columns and rows of tiles, plainest first.
  func plainest(
    side: Int, step: Int, apart: Int? = nil, contrastMaximum: Double = .infinity, most: Int
  ) -> [(column: Int, row: Int)] {
    guard columns >= side, rows >= side else { return [] }
    let apart = apart ?? side
    let squares = columns / apart + 1
    // The plainest of each square, and no other, is ever taken.
    var plainest = [(rough: Double, column: Int, row: Int)?](
      repeating: nil, count: squares * (rows / apart + 1))
    for row in stride(from: 0, through: rows - side, by: step) {
      for column in stride(from: 0, through: columns - side, by: step) {
        let count = sum(inside, column: column, row: row, side: side)
        guard count == side * side else { continue }
        let rough = sum(contrast, column: column, row: row, side: side)
        guard rough <= contrastMaximum * Double(count) else { continue }
        let square = row / apart * squares + column / apart
        if rough < plainest[square]?.rough ?? .infinity { plainest[square] = (rough, column, row) }
      }
    }
    let sorted = plainest.compactMap(\.self).sorted {
      ($0.rough, $0.row, $0.column) < ($1.rough, $1.row, $1.column)
    }
    return sorted.prefix(most).map { ($0.column, $0.row) }
  }

  private func sum<Number: AdditiveArithmetic>(
    _ sums: [Number], column: Int, row: Int, side: Int
  ) -> Number {
    let top = row * (columns + 1) + column
    let bottom = top + side * (columns + 1)
    return sums[bottom + side] - sums[bottom] - sums[top + side] + sums[top]
  }
}
