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
  /// The tables, in shares of the document's height: below them are a code and signatures.
  private static let tables = 0.17..<CoverSearch.tablesEnd
  /// Samples from the left and the right border within which a thing belongs to what lies outside.
  private static let margin = 3
  /// So many samples beside a bar the paper is lit.
  private static let paperDistance = 3

  private let map: PaperMap
  /// Columns of samples, two to a place.
  private let columns: Int

  /// A search on the paper of a family card that lies upright.
  init(on map: PaperMap) {
    self.map = map
    columns = 2 * map.size.width
  }

  /// Every bar.
  func covers() -> [CoverSearch.Cover] {
    let (isDark, count) = darkSamples()
    guard count >= Self.width * Self.height else { return [] }
    return Patch.all(of: bars(isDark), mapWidth: columns, least: Self.width * Self.height)
      .filter { isOnLitPaper($0) }
      .map {
        CoverSearch.Cover(
          columns: $0.columns.lowerBound / 2...$0.columns.upperBound / 2,
          rows: $0.rows.lowerBound / 2...$0.rows.upperBound / 2, count: $0.places.count / 4)
      }
  }

  /// The rows of samples that the tables take.
  private var rows: Range<Int> {
    let height = Double(2 * map.size.height)
    return Int(height * Self.tables.lowerBound)..<Int(height * Self.tables.upperBound)
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
