import Raster

/// Where the lines of a page stand, and what that says of which end is up; every sign is positive
/// for the page as it lies and negative for it turned by half.
struct LineLayout {
  /// How much farther the lines' ends are from the usual end than their beginnings from the usual
  /// beginning, −1…1.
  let alignment: Float
  /// Empty paper below the last line less that above the first, as a share of the page.
  let emptiness: Float
  /// Short lines with more room below them than above, as the last of a paragraph, against those
  /// with less: the sum over its own standard deviation if it were by chance.
  let paragraphs: Float
  /// ln of the ratio of the largest print of the first quarter of the lines to that of the last
  /// quarter.
  let titles: Float

  /// Ends within this share of the width are at the same place: 2.5 mm of A4.
  private static let sameShare: Float = 0.012
  /// The text is taken to be at least this share of the page wide.
  private static let textShareMinimum: Float = 0.3
  /// Ends this far from the usual one count fully, as a share of the text's width.
  private static let strayingFull: Float = 0.5
  /// Room below and above a line differs from this share of the lines' distance on.
  private static let gapMinimum: Float = 0.15

  /// - Parameter lines: From the top, at least two.
  init(_ print: LevelPrint, _ lines: [PrintLine]) {
    precondition(lines.count >= 2)
    let height = Float(print.size.height)
    let width = Float(print.size.width)
    let rows = (first: lines[0].rows.lowerBound, last: lines[lines.count - 1].rows.upperBound)
    emptiness = (height - Float(rows.last) - Float(rows.first)) / height
    let begins = lines.map { Float($0.first) }
    let ends = lines.map { Float($0.last) }
    let left = Self.usual(begins, within: Self.sameShare * width)
    let right = Self.usual(ends, within: Self.sameShare * width)
    let text = max(right - left, Self.textShareMinimum * width)
    alignment = Self.straying(ends, right, text) - Self.straying(begins, left, text)
    paragraphs = Self.paragraphs(lines, text)
    let quarter = max(1, lines.count / 4)
    func largest(_ lines: ArraySlice<PrintLine>) -> Double {
      Double(lines.reduce(1) { max($0, $1.core.count) })
    }
    titles = Float(
      Trigonometry.logarithm(largest(lines.prefix(quarter)) / largest(lines.suffix(quarter))))
  }

  private static func paragraphs(_ lines: [PrintLine], _ text: Float) -> Float {
    let pairs = zip(lines, lines.dropFirst())
    let gaps = pairs.map { Float($1.core.lowerBound - $0.core.upperBound) }
    let pitch = pairs.map { Float($1.core.upperBound - $0.core.upperBound) }.sorted()[
      (lines.count - 1) / 2]
    return PageSigns.steadiness(
      (1..<(lines.count - 1)).map { i in
        let more = (gaps[i] - gaps[i - 1]) / pitch
        guard more.magnitude > gapMinimum else { return 0 }
        let short = max(0, 1 - Float(lines[i].last - lines[i].first) / text)
        return more > 0 ? short : -short
      })
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
