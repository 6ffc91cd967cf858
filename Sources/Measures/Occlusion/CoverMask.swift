/// The cells of a document that have not its ground's colour, as far as somebody asks.
///
/// ``OcclusionMeter`` says what the constants were placed on.
struct CoverMask {
  /// A cell with its colour.
  struct Cell {
    var column: Int
    var row: Int
    var colour: DocumentCells.Colour
  }

  /// A cell is foreign when its chroma differs from the ground's by this many code values …
  private static let chromaMinimum: Float = 10
  /// … and this share of its luma, which the paper's grain and the compression need.
  private static let chromaShare: Float = 0.04
  /// A black thing is darker than this share of the ground, and than this code value.
  private static let blackShare: Float = 0.3
  private static let blackMaximum: Float = 60
  /// A highlight is brighter than the ground by this factor …
  private static let highlightFactor: Float = 1.05
  /// … and has between none and all of its chroma, a little more at most, but for so many code
  /// values.
  private static let highlightChroma: Float = 8
  private static let highlightShareMaximum: Float = 1.1
  /// Neighbours of one thing differ by less, in code values of chroma: a finger on a portrait does
  /// not make the portrait a finger.
  private static let stepMaximum: Float = 24
  /// And no cell differs by more from the mean of those found before: where two things meet, a
  /// mixed colour leads from one to the other.
  private static let spreadMaximum: Float = 40
  /// Two places of one thing, within and without the document, differ by less, in code values of
  /// chroma and of a share of luma: shading changes luma more.
  private static let likeness: Float = 22
  private static let likenessOfLuma: Float = 1 / 4

  private enum State: UInt8 { case unknown, ground, foreign, taken }

  private let cells: DocumentCells
  private let ground: GroundColour
  private var states: [State]

  /// A mask of which nothing is known yet.
  init(of cells: DocumentCells, on ground: GroundColour) {
    self.cells = cells
    self.ground = ground
    states = [State](repeating: .unknown, count: cells.columns * cells.rows)
  }

  /// Whether two colours may be of one thing.
  static func isAlike(_ a: DocumentCells.Colour, _ b: DocumentCells.Colour) -> Bool {
    abs(a.blue - b.blue) + abs(a.red - b.red) + abs(a.luma - b.luma) * likenessOfLuma < likeness
  }

  /// The foreign cells that hang together with one, each given out once; empty if it is not foreign
  /// or was given out before. What is less than two cells wide does not count.
  mutating func grow(fromColumn column: Int, row: Int) -> [Cell] {
    guard let first = take(column: column, row: row) else { return [] }
    var thing = [first]
    var blue = first.colour.blue
    var red = first.colour.red
    var next = 0
    while next < thing.count {
      let cell = thing[next]
      next += 1
      for (dx, dy) in [(-1, 0), (1, 0), (0, -1), (0, 1)] {
        let column = cell.column + dx
        let row = cell.row + dy
        guard let colour = cells.colour(column: column, row: row) else { continue }
        let step = abs(colour.blue - cell.colour.blue) + abs(colour.red - cell.colour.red)
        let count = Float(thing.count)
        let spread = abs(colour.blue - blue / count) + abs(colour.red - red / count)
        guard step < Self.stepMaximum, spread < Self.spreadMaximum,
          let neighbour = take(column: column, row: row)
        else { continue }
        thing.append(neighbour)
        blue += colour.blue
        red += colour.red
      }
    }
    return thing
  }

  private mutating func take(column: Int, row: Int) -> Cell? {
    guard isWide(column: column, row: row), let colour = cells.colour(column: column, row: row)
    else { return nil }
    let i = row * cells.columns + column
    guard states[i] == .foreign else { return nil }
    states[i] = .taken
    return Cell(column: column, row: row, colour: colour)
  }

  /// Whether a cell belongs to 2 × 2 foreign ones.
  private mutating func isWide(column: Int, row: Int) -> Bool {
    guard isForeign(column: column, row: row) else { return false }
    for dy in [-1, 1] where isForeign(column: column, row: row + dy) {
      for dx in [-1, 1] where isForeign(column: column + dx, row: row) {
        if isForeign(column: column + dx, row: row + dy) { return true }
      }
    }
    return false
  }

  private mutating func isForeign(column: Int, row: Int) -> Bool {
    guard cells.depth(column: column, row: row) >= OcclusionMeter.mixedCells else { return false }
    let i = row * cells.columns + column
    if states[i] == .unknown {
      states[i] = hasForeignColour(column: column, row: row) ? .foreign : .ground
    }
    return states[i] != .ground
  }

  private func hasForeignColour(column: Int, row: Int) -> Bool {
    guard let colour = cells.colour(column: column, row: row) else { return false }
    if colour.luma < min(Self.blackMaximum, Self.blackShare * ground.luma) { return true }
    let share = ground.chroma(column: column, row: row)
    let blue = share.blue * colour.luma
    let red = share.red * colour.luma
    let distance = abs(colour.blue - blue) + abs(colour.red - red)
    guard distance > Self.chromaMinimum + Self.chromaShare * colour.luma else { return false }
    guard colour.luma > Self.highlightFactor * ground.luma else { return true }
    let square = max(1, blue * blue + red * red)
    let rest = max(
      0, min(Self.highlightShareMaximum, (colour.blue * blue + colour.red * red) / square))
    return abs(colour.blue - rest * blue) + abs(colour.red - rest * red) >= Self.highlightChroma
  }
}
