import Raster

/// Signs that a page of print is the right way up, its lines running along the rows; each is
/// positive for it and negative for the page turned by half.
///
/// One alone never answers: scripts differ in what rises above their lines and in where their stems
/// are, languages in which side they begin at, and a title page is empty where it likes. Two of the
/// letters' own signs must agree, or one of them with the lines' common beginning, and none may
/// speak plainly against it.
struct PageSigns {
  /// Samples for one of ``PageReading``'s: 1280 along the longest side, of which small letters of
  /// a page are some ten high.
  static let perSample = 2
  /// Fewer lines than this tell nothing.
  private static let linesMinimum = 4
  /// Ends within this share of the width are at the same place: 2.5 mm of A4.
  private static let sameShare: Float = 0.012
  /// The text is taken to be at least this share of the page wide.
  private static let textShareMinimum: Float = 0.3
  /// Ends this far from the usual one count fully, as a share of the text's width.
  private static let strayingFull: Float = 0.5

  /// How one sign counts, each in its own unit.
  private struct Weight: Sendable {
    /// From here on it is one of those that agree.
    let minimum: Float
    /// From here on it forbids the other answer.
    let veto: Float
    /// From here on it has its full weight.
    let full: Float
    let weight: Float
  }

  private static let risingWeight = Weight(minimum: 1, veto: 2, full: 3, weight: 1)
  private static let stemsWeight = Weight(minimum: 1.2, veto: 2.5, full: 4, weight: 1)
  private static let dotsWeight = Weight(minimum: 1, veto: 3, full: 3, weight: 1)
  private static let alignmentWeight = Weight(minimum: 0.1, veto: 0.2, full: 0.3, weight: 0.7)
  private static let emptinessWeight = Weight(
    minimum: .infinity, veto: .infinity, full: 0.4, weight: 0.3)
  /// Without letters that rise, beginnings in line by so much at least.
  private static let alignmentOfDigits: Float = 0.05
  /// The sum of the weights from which a turn is answered.
  private static let sumMinimum: Float = 1.2

  /// Letters that reach up against letters that reach down, over the lines: the sum over its own
  /// standard deviation if it were by chance.
  let rising: Float
  /// The same of arms at the right of their stems.
  let stems: Float
  /// The same of full stops and commas.
  let dots: Float
  /// How much farther the lines' ends are from the usual end than their beginnings from the usual
  /// beginning, −1…1.
  let alignment: Float
  /// Empty paper below the last line less that above the first, as a share of the page.
  let emptiness: Float

  /// The signs of a page; all 0 with fewer than ``linesMinimum`` lines.
  init(_ print: LevelPrint) {
    let lines = PrintLine.lines(of: print)
    guard lines.count >= Self.linesMinimum, let first = lines.first, let last = lines.last else {
      (rising, stems, dots, alignment, emptiness) = (0, 0, 0, 0, 0)
      return
    }
    rising = Self.steadiness(lines.map(\.rising))
    let core = lines.map(\.core.count).sorted()[lines.count / 2]
    let scale = Self.scale(core: core)
    stems = Self.steadiness(
      lines.map { line in
        let seen = LetterStems(print.ink, print.size, rows: line.rows, scale: scale)
        return seen.right - seen.left
      })
    dots = LowDots(print, lines).evidence
    let height = Float(print.size.height)
    emptiness =
      (height - Float(last.rows.upperBound) - Float(first.rows.lowerBound)) / height
    let width = Float(print.size.width)
    let begins = lines.map { Float($0.first) }
    let ends = lines.map { Float($0.last) }
    let left = Self.usual(begins, within: Self.sameShare * width)
    let right = Self.usual(ends, within: Self.sameShare * width)
    let text = max(right - left, Self.textShareMinimum * width)
    alignment = Self.straying(ends, right, text) - Self.straying(begins, left, text)
  }

  /// How surely the page is the right way up; negative for the other way, 0 where it cannot be
  /// told.
  var evidence: Float {
    if isAnswered(1) { return sum }
    return isAnswered(-1) ? sum : 0
  }

  private var signs: [(value: Float, weight: Weight)] {
    [
      (rising, Self.risingWeight), (stems, Self.stemsWeight), (dots, Self.dotsWeight),
      (alignment, Self.alignmentWeight), (emptiness, Self.emptinessWeight),
    ]
  }

  private var sum: Float {
    signs.reduce(0) { $0 + max(-1, min(1, $1.value / $1.weight.full)) * $1.weight.weight }
  }

  private func isAnswered(_ way: Float) -> Bool {
    guard sum * way >= Self.sumMinimum,
      signs.allSatisfy({ $0.value * way > -$0.weight.veto })
    else { return false }
    let isRising = rising * way >= Self.risingWeight.minimum
    let letters = signs[..<3].count { $0.value * way >= $0.weight.minimum }
    if letters >= 1, alignment * way >= Self.alignmentWeight.minimum { return true }
    // Stems and dots of digits are wrong together.
    return letters >= 2 && (isRising || alignment * way >= Self.alignmentOfDigits)
  }

  private static func scale(core: Int) -> LetterStems.Scale {
    func samples(_ share: Double) -> Int { Int((share * Double(core)).rounded()) }
    let near = max(1, samples(0.15))
    return LetterStems.Scale(
      stem: max(3, samples(0.6) | 1), arm: core < 14 ? 3 : 5,
      reach: near...max(near, 2, samples(0.4)))
  }

  /// A sum over its standard deviation if each part's sign were by chance.
  private static func steadiness(_ parts: [Float]) -> Float {
    let squares = parts.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? parts.reduce(0, +) / squares.squareRoot() : 0
  }

  /// The place that most others are near.
  private static func usual(_ places: [Float], within reach: Float) -> Float {
    var best: (count: Int, place: Float) = (0, 0)
    for place in places {
      let count = places.count { ($0 - place).magnitude < reach }
      if count > best.count { best = (count, place) }
    }
    return best.place
  }

  /// The mean distance from the usual place in half text widths, each at most 1.
  private static func straying(_ places: [Float], _ usual: Float, _ text: Float) -> Float {
    places.reduce(0) { $0 + min(1, ($1 - usual).magnitude / (strayingFull * text)) }
      / Float(places.count)
  }
}
