/// Light that falls off evenly over a document: a plane through the grounds of its tiles, by least
/// squares.
struct EvenLight {
  private let middle: SIMD2<Double>
  private let ground: Double
  private let slope: SIMD2<Double>

  /// The plane through some tiles; `nil` where they lie on one line.
  init?(through tiles: [TileTones.Tile]) {
    guard !tiles.isEmpty else { return nil }
    let count = Double(tiles.count)
    var (places, grounds) = (SIMD2<Double>.zero, 0.0)
    for tile in tiles {
      places += SIMD2(Double(tile.column), Double(tile.row))
      grounds += tile.ground
    }
    middle = places / count
    ground = grounds / count
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    var products = SIMD2<Double>.zero
    for tile in tiles {
      let d = SIMD2(Double(tile.column), Double(tile.row)) - middle
      xx += d.x * d.x
      yy += d.y * d.y
      xy += d.x * d.y
      products += d * (tile.ground - ground)
    }
    let determinant = xx * yy - xy * xy
    guard determinant > 1e-9 * xx * yy, determinant > 0 else { return nil }
    slope =
      SIMD2(products.x * yy - products.y * xy, products.y * xx - products.x * xy) / determinant
  }

  /// The ground at a tile, in code values.
  func ground(column: Int, row: Int) -> Double {
    ground + ((SIMD2(Double(column), Double(row)) - middle) * slope).sum()
  }
}
