internal import Raster

/// The colour of a document's ground: its chroma as a share of luma, changing evenly from side to
/// side, which print and shadows leave as it is.
///
/// ``OcclusionMeter`` says what the constants were placed on.
struct GroundColour {
  /// Every so many cells are asked, along both axes: some 640 of a card.
  private static let step = 4
  /// Darker cells have no colour to speak of, in code values.
  private static let lumaMinimum: Float = 40
  /// Cells that must be ground at the end.
  private static let cellsMinimum = 40
  /// Distances, in shares of luma, within which a cell is ground, round by round.
  private static let reaches: [Float] = [0.12, 0.08, 0.06, 0.05]
  /// The quantile of the ground's luma that is taken for lit paper.
  private static let litQuantile = 0.6

  private var blue = SIMD3<Float>()
  private var red = SIMD3<Float>()
  private let columns: Float
  private let rows: Float
  /// The luma of lit ground, code values.
  private(set) var luma: Float = 0

  /// The ground of a document.
  ///
  /// - Returns: `nil` where too little of the document has one colour.
  init?(of cells: DocumentCells) {
    columns = Float(cells.columns)
    rows = Float(cells.rows)
    var found: [(place: SIMD3<Float>, blue: Float, red: Float, luma: Float)] = []
    for row in stride(from: 1, to: cells.rows - 1, by: Self.step) {
      for column in stride(from: 1, to: cells.columns - 1, by: Self.step) {
        guard let colour = cells.colour(column: column, row: row),
          colour.luma > Self.lumaMinimum
        else { continue }
        found.append(
          (
            place(column: column, row: row), colour.blue / colour.luma, colour.red / colour.luma,
            colour.luma
          ))
      }
    }
    guard found.count >= Self.cellsMinimum else { return nil }
    blue[0] = found.map(\.blue).element(ofRank: found.count / 2)
    red[0] = found.map(\.red).element(ofRank: found.count / 2)
    var lumas: [Float] = []
    for reach in Self.reaches {
      let ground = found.filter { cell in
        abs(cell.blue - dot(blue, cell.place)) + abs(cell.red - dot(red, cell.place)) < reach
      }
      if ground.count < Self.cellsMinimum { break }
      var normal = [SIMD3<Float>](repeating: .zero, count: 3)
      var sides = (SIMD3<Float>.zero, SIMD3<Float>.zero)
      for cell in ground {
        for i in 0..<3 { normal[i] += cell.place * cell.place[i] }
        sides.0 += cell.place * cell.blue
        sides.1 += cell.place * cell.red
      }
      blue = NormalEquations.solve(normal, sides.0)
      red = NormalEquations.solve(normal, sides.1)
      lumas = ground.map(\.luma)
    }
    guard let lit = lumas.quantile(Self.litQuantile) else { return nil }
    luma = lit
  }

  /// Cb − 128 and Cr − 128 of the ground for each code value of luma.
  func chroma(column: Int, row: Int) -> (blue: Float, red: Float) {
    let place = place(column: column, row: row)
    return (dot(blue, place), dot(red, place))
  }

  private func place(column: Int, row: Int) -> SIMD3<Float> {
    SIMD3(1, Float(column) / columns - 0.5, Float(row) / rows - 0.5)
  }

  private func dot(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float { (a * b).sum() }
}
