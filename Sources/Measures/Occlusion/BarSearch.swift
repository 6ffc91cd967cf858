internal import CVector
import Raster

/// Looks for solid dark bars in the tables of a family card, as small as one cell: a black bar, a
/// marker, a pen or a card that lies over a value.
///
/// Nothing that an office prints there is solid: a line of print covers less than half of its own
/// height, a rule is thinner than a millimetre, and a shaded heading is paler. ``InkSearch`` looks
/// at means over 5 mm, which a bar over one line does not fill.
///
/// The constants are working values, placed on two hands' family cards: of 112 with hidden values
/// four are told by this alone. It says nothing of 593 that hide nothing, of four sets, blurred and
/// moved ones among them, nor of a third hand's 90, which it was not placed on.
struct BarSearch {
  /// A sample is dark with less than this share of the lit ground.
  private static let tone: Float = 0.6
  /// A bar holds a rectangle of so many samples: 8.5 × 3.2 mm.
  private static let width = 8
  private static let height = 3
  /// The tables begin here, as a share of the document's height.
  private static let tablesStart = 0.17
  /// Samples from the left and the right border within which a thing belongs to what lies outside.
  private static let margin = 3
  /// So many samples beside a bar the paper is lit.
  private static let paperDistance = 3

  private let map: PaperMap
  private let tablesEnd: Double
  /// Columns of samples, two to a place.
  private let columns: Int

  /// A search on the paper of a family card that lies upright.
  init(on map: PaperMap, tablesEnd: Double) {
    self.map = map
    self.tablesEnd = tablesEnd
    columns = 2 * map.size.width
  }

  /// Every bar.
  func covers() -> [CoverSearch.Cover] {
    let (isDark, count) = darkSamples()
    guard count >= Self.width * Self.height else { return [] }
    return Patch.all(of: bars(isDark), mapWidth: columns, least: Self.width * Self.height)
      .filter { isOnLitPaper($0) }
      .map { patch in
        CoverSearch.Cover(
          columns: patch.columns.lowerBound / 2...patch.columns.upperBound / 2,
          rows: patch.rows.lowerBound / 2...patch.rows.upperBound / 2,
          count: patch.places.count / 4, tone: tone(of: patch))
      }
  }

  private func tone(of patch: Patch) -> Float {
    let tones = patch.places.map { place in
      map.luma[place] / map.ground[place / columns / 2 * map.size.width + place % columns / 2]
    }
    return tones.element(ofRank: tones.count / 2)
  }

  /// The rows of samples that the tables take.
  private var rows: Range<Int> {
    let height = Double(2 * map.size.height)
    return Int(height * Self.tablesStart)..<Int(height * tablesEnd)
  }

  /// 1 where a sample is dark, and how many are.
  private func darkSamples() -> (marks: [UInt8], count: Int) {
    var marks = [UInt8](repeating: 0, count: map.luma.count)
    var count = 0
    for row in rows {
      let first = row * columns
      unsafe marks.withMutablePointer(at: first) { marks in
        unsafe map.luma.withPointer(at: first) { luma in
          unsafe map.ground.withPointer(at: row / 2 * map.size.width) { ground in
            count += unsafe cvector_mark_dense(marks, luma, ground, columns, Self.tone)
          }
        }
      }
    }
    return (marks, count)
  }

  /// 1 where a sample belongs to a dark rectangle of ``width`` × ``height``.
  private func bars(_ isDark: [UInt8]) -> [UInt8] {
    var marks = [UInt8](repeating: 0, count: isDark.count)
    for row in rows.dropLast(Self.height - 1) {
      var run = 0
      for column in Self.margin..<columns - Self.margin {
        let place = row &* columns &+ column
        let isBar = (0..<Self.height).allSatisfy { isDark[place &+ $0 &* columns] != 0 }
        run = isBar ? run &+ 1 : 0
        guard run >= Self.width else { continue }
        // The first time all of it, then its end.
        for back in 0..<(run == Self.width ? run : 1) {
          for down in 0..<Self.height { marks[place - back + down * columns] = 1 }
        }
      }
    }
    return marks
  }

  /// Whether the paper around it is lit.
  private func isOnLitPaper(_ patch: Patch) -> Bool {
    let samples = PaperMap.Samples(
      size: Size(width: columns, height: 2 * map.size.height), border: 0)
    let tone = map.tone(around: patch, of: samples, distance: Self.paperDistance)
    return tone.map { $0 >= InkSearch.paperTone } ?? false
  }
}
