import Raster

/// Small marks beside the letters of a line: full stops and commas, which lie low, and quotation
/// marks, which are rarer and lie high.
///
/// Dots above and below letters do not count: they share their letter's columns. The constants are
/// working values for the raster of ``PageSigns``.
struct SmallMarks {
  private(set) var low = 0
  private(set) var high = 0
  /// The columns of all marks: they are no letters that reach down or up.
  private(set) var columns: [Range<Int>] = []

  /// Ink that a letter's faintest part has, 0…1: a column with less is a gap.
  private static let gapMaximum: Float = 0.05
  /// A mark has this share of the ink of a line's usual column, and its rows this share of its own.
  private static let strengthShare: Float = 0.5
  private static let rowShare: Float = 0.12
  /// How wide and high a mark is, and how far its middle lies from the core's, in cores.
  private static let widthMaximum: Float = 0.5
  private static let heightMaximum: Float = 0.6
  private static let offsetMinimum: Float = 0.22

  /// Looks between the letters of a line.
  init(_ print: LevelPrint, _ line: PrintLine) {
    let (w, h) = (print.size.width, print.size.height)
    let first = line.columns.lowerBound
    let core = line.core.count
    let band =
      max(0, line.core.lowerBound - core / 2 - 2)..<min(h, line.core.upperBound + core / 2 + 3)
    var darkest = [Float](repeating: 0, count: line.columns.count)
    for y in band {
      for x in darkest.indices {
        darkest[x] = max(darkest[x], print.ink[y &* w &+ first &+ x])
      }
    }
    let inked = darkest.filter { $0 > Self.gapMaximum }.sorted()
    guard !inked.isEmpty else { return }
    let least = Self.strengthShare * inked[inked.count * 3 / 5]
    let parts = Self.parts(darkest)
    for (place, part) in parts.enumerated() {
      let isBeside =
        (place > 0 && part.lowerBound - parts[place - 1].upperBound < core)
        || (place + 1 < parts.count && parts[place + 1].lowerBound - part.upperBound < core)
      guard isBeside, part.count >= 2,
        Float(part.count) <= Self.widthMaximum * Float(core) + 1,
        let strongest = darkest[part].max(), strongest >= least
      else { continue }
      let rows = band.filter { y in
        part.contains { print.ink[y &* w &+ first &+ $0] > Self.rowShare * strongest }
      }
      guard let top = rows.first, let bottom = rows.last,
        Float(bottom - top + 1) <= Self.heightMaximum * Float(core) + 1
      else { continue }
      let middle = Float(line.core.lowerBound + line.core.upperBound) / 2
      let offset = (Float(top + bottom) / 2 - middle) / Float(core)
      columns.append((first + part.lowerBound)..<(first + part.upperBound))
      if offset > Self.offsetMinimum { low += 1 }
      if offset < -Self.offsetMinimum { high += 1 }
    }
  }

  /// Runs of columns with ink between gaps.
  private static func parts(_ darkest: [Float]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var x = 0
    while x < darkest.count {
      let first = x
      while x < darkest.count, darkest[x] > gapMaximum { x += 1 }
      if x > first { parts.append(first..<x) }
      x += 1
    }
    return parts
  }
}
