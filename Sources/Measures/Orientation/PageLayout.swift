import Raster

/// Signs that a page of text is the right way up, its lines running along the rows of the map; each
/// sign is that of the page less that of the page turned by half.
///
/// The constants are working values: with them all 18 printed pages of the corpus are right in all
/// four turns, five receipts of nine are answered in every turn, none of them wrong.
struct PageLayout {
  /// Lines begin at the same place (or are indented by little) and end anywhere: how much farther
  /// ends are from the usual end than beginnings from the usual beginning, in half text widths.
  let alignment: Float
  /// Empty paper below the last line less that above the first, as a share of the page.
  let emptiness: Float
  /// How far the lines' ink lies to the left of the text's middle, as a share of the text's width.
  let leaning: Float
  /// How far the ink inside a line lies below the line's middle, as a share of its height: letters
  /// that reach up, capitals among them, are more than letters that reach down.
  let sinking: Float
  /// Lines that were read.
  let lineCount: Int

  /// Ends within this share of the width are at the same place: 2.5 mm of A4.
  static let sameShare: Float = 0.012
  /// Fewer lines than this tell nothing.
  static let linesMinimum = 4
  /// The text is taken to be at least this share of the page wide.
  static let textShareMinimum: Float = 0.3
  /// One line in so many may stick out at either end of the text.
  static let linesPerOutlier = 10
  /// Ends this far from the usual one count fully, as a share of the text's width.
  static let strayingFull: Float = 0.5

  /// How the signs count; see ``LayoutEvidence``.
  static let alignmentSign = LayoutEvidence.Sign(full: 0.25, weight: 1)
  static let emptinessSign = LayoutEvidence.Sign(full: 0.3, weight: 1)
  static let leaningSign = LayoutEvidence.Sign(full: 0.08, weight: 0.6)
  static let sinkingSign = LayoutEvidence.Sign(full: 0.02, weight: 0.4)

  /// The signs of a page; all 0 with fewer than ``linesMinimum`` lines.
  init(_ map: InkMap, _ profile: LineProfile) {
    let lines = TextLine.lines(in: map, profile)
    lineCount = lines.count
    guard lines.count >= Self.linesMinimum else {
      alignment = 0
      emptiness = 0
      leaning = 0
      sinking = 0
      return
    }
    let width = Float(map.size.width)
    let begins = lines.map { Float($0.first) }
    let ends = lines.map { Float($0.last) }
    let left = Self.usual(begins, within: Self.sameShare * width)
    let right = Self.usual(ends, within: Self.sameShare * width)
    let text = max(right - left, Self.textShareMinimum * width)
    alignment = Self.straying(ends, right, text) - Self.straying(begins, left, text)
    let inked = profile.values.indices.filter {
      profile.values[$0] > TextLine.threshold(profile)
    }
    let height = Float(profile.values.count)
    let above = Float(inked.first ?? 0) / height
    let below = 1 - Float(inked.last ?? 0) / height
    emptiness = below - above
    let low = begins.sorted()[begins.count / Self.linesPerOutlier]
    let high = ends.sorted()[ends.count - 1 - ends.count / Self.linesPerOutlier]
    let middles = lines.map { ($0.centre - (low + high) / 2) / max(1, high - low) }
    leaning = -middles.reduce(0, +) / Float(middles.count)
    sinking = lines.map(\.sinking).sorted()[lines.count / 2]
  }

  /// How much the signs speak for this way up; negative for the other.
  var evidence: Float {
    LayoutEvidence.sum([
      (alignment, Self.alignmentSign), (emptiness, Self.emptinessSign),
      (leaning, Self.leaningSign), (sinking, Self.sinkingSign),
    ])
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
