import Raster

/// Signs that a page of print is the right way up, its lines running along the rows; each is
/// positive for it and negative for the page turned by half, as far as a script has it.
///
/// Those of the letters are read from the pieces of lines in strips of the page; each is the sum
/// over all pieces in its own standard deviations if the pieces' signs were by chance, so that a
/// page of few letters has small ones. What they are worth together is ``PageOdds``' to say.
struct PageSigns {
  /// Samples for one of ``PageReading``'s: 1280 along the longest side, of which small letters of
  /// a page are some ten high.
  static let perSample = 2
  /// Fewer lines, or pieces of them, than this tell nothing.
  private static let linesMinimum = 4

  /// Lines that begin and end within this share of the width from the border are not a writer's.
  private static let borderShare: Float = 0.01
  /// Ink outside the core that capitals and digits have by blur, as a share of a line's: small
  /// letters have twice as much.
  private static let risingLeast: Float = 0.03

  /// Letters that reach up against letters that reach down.
  let rising: Float
  /// Lines that are straighter at their lower edge than at their upper; the other way round in
  /// scripts that hang from a line.
  let standing: Float
  /// Lines with more ink in the core's upper third than in its lower one.
  let topWeight: Float
  /// Arms at the right of their stems against those at the left.
  let stems: Float
  /// Letters that are open to the right against those open to the left.
  let openRight: Float
  /// Letters that are open downwards against those open upwards.
  let openDown: Float
  /// Full stops and commas against marks that are high.
  let dots: Float
  /// Letters that have usual letters' shapes as they lie against those that have them turned by
  /// half, as ``UsualLetters`` has it.
  let usual: Float
  /// Where the lines stand; `nil` for too few.
  let layout: LineLayout?

  /// The signs of a page; `nil` with fewer than ``linesMinimum`` pieces of lines, and for a
  /// pattern, most of whose lines run from border to border.
  init?(_ print: LevelPrint, usual: Float) {
    self.usual = usual
    let pieces = PrintLine.pieces(of: print)
    let lines = PrintLine.lines(of: print)
    let width = Float(print.size.width)
    let border = Self.borderShare * width
    let isPattern =
      lines.count { Float($0.first) < border && Float($0.last) > width - border } * 2
      > lines.count
    guard pieces.count >= Self.linesMinimum, !isPattern else { return nil }
    let scale = Self.scale(core: pieces.map(\.core.count).sorted()[pieces.count / 2])
    let marks = pieces.map { SmallMarks(print, $0) }
    let edges = zip(pieces, marks).map { LineEdges(print, $0, $1) }
    let openings = pieces.map { LetterOpenings(print, $0) }
    rising = Self.steadiness(edges.map(\.rising), least: Self.risingLeast)
    standing = Self.steadiness(edges.map(\.straightness))
    topWeight = Self.steadiness(edges.map(\.topWeight))
    openRight = Self.steadiness(openings.map { $0.right - $0.left })
    openDown = Self.steadiness(openings.map { $0.down - $0.up })
    stems = Self.steadiness(
      pieces.map { piece in
        let seen = LetterStems(
          print.ink, print.size, rows: piece.rows, columns: piece.columns, scale: scale)
        return seen.right - seen.left
      })
    let low = marks.reduce(0) { $0 + $1.low }
    let high = marks.reduce(0) { $0 + $1.high }
    dots = Float(low - high) / Float(low + high + 1).squareRoot()
    layout = lines.count >= Self.linesMinimum ? LineLayout(print, lines) : nil
  }

  private static func scale(core: Int) -> LetterStems.Scale {
    func samples(_ share: Double) -> Int { Int((share * Double(core)).rounded()) }
    let near = max(1, samples(0.15))
    return LetterStems.Scale(
      stem: max(3, samples(0.6) | 1), arm: core < 14 ? 3 : 5,
      reach: near...max(near, 2, samples(0.4)))
  }

  /// The steadiest of the letters' signs, in standard deviations.
  var steadiest: Float {
    [rising, standing, topWeight, stems, openRight, openDown, dots, usual].reduce(0) {
      max($0, $1.magnitude)
    }
  }

  /// A sum over its standard deviation if each part's sign were by chance.
  ///
  /// - Parameter least: What a part may be without meaning, in the parts' unit.
  static func steadiness(_ parts: [Float], least: Float = 0) -> Float {
    let squares = parts.reduce(0) { $0 + $1 * $1 + least * least }
    return squares > 0 ? parts.reduce(0, +) / squares.squareRoot() : 0
  }
}
