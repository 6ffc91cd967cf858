import Raster

/// What reaches out of a line's core, how straight the line is along its two edges, and in which of
/// its thirds most ink is.
///
/// Letters of most scripts stand on a straight line, and only some of them are as high as the
/// others; those of Hebrew and of Devanagari and its kin hang from one.
struct LineEdges {
  /// Ink above the core less ink below it, as a share of all; 0 where that is no letters'.
  let rising: Float
  /// The share of the inked columns that end at the core's lower edge less that of those that begin
  /// at its upper edge, −1…1.
  let straightness: Float
  /// The ink of the core's upper third less that of its lower third, as a share of the core's.
  let topWeight: Float

  /// A column ends at an edge within this share of the core's height: a sample of eight.
  private static let nearShare: Float = 0.13

  /// - Parameter marks: Of the line; their columns are left out.
  init(_ print: LevelPrint, _ line: PrintLine, _ marks: SmallMarks) {
    let w = print.size.width
    let (top, bottom) = (line.core.lowerBound, line.core.upperBound)
    let near = Self.nearShare * Float(line.core.count)
    let third = max(1, line.core.count / 3)
    var inked: Float = 0
    var standing: Float = 0
    var hanging: Float = 0
    var (above, below, upper, lower, core): (Float, Float, Float, Float, Float) = (0, 0, 0, 0, 0)
    for x in line.columns where !marks.columns.contains(where: { $0.contains(x) }) {
      var (first, last): (Int?, Int?)
      for y in line.band {
        let ink = print.ink[y &* w &+ x]
        if ink > line.wall {
          first = first ?? y
          last = y
        }
        if y < top {
          above += ink
        } else if y >= bottom {
          below += ink
        } else {
          core += ink
          if y < top + third { upper += ink }
          if y >= bottom - third { lower += ink }
        }
      }
      guard let first, let last else { continue }
      inked += 1
      if Float((last + 1 - bottom).magnitude) < near { standing += 1 }
      if Float((first - top).magnitude) < near { hanging += 1 }
    }
    let all = above + core + below
    rising = line.hasRisers && all > 0 ? (above - below) / all : 0
    straightness = inked > 0 ? (standing - hanging) / inked : 0
    topWeight = core > 0 ? (upper - lower) / core : 0
  }
}
