internal import CVector
import Raster

/// Looks for ink so dense that nothing can be read below it: a bar over a row, or a pen's strokes
/// to and fro.
///
/// ``CoverSearch`` looks for what is left when strokes are taken away, so a bar as thin as a family
/// card's row, and a scribble, are nothing to it. Here the mean over 5 × 5 samples counts, which
/// print of any weight leaves above half of the ground. Print in a shadow may be as dark, but so is
/// the paper around it.
///
/// The constants are working values, placed on 1,850 photos of cards and sheets: the smallest of 26
/// such bars and strokes took 0.029 of a card and 0.005 of a sheet, the largest patch of the others
/// 0.008 and 0.0013, wrong outlines left out. How full, how small and on what paper was
/// then placed on 518 photos by another hand.
struct InkSearch {
  /// Dense ink leaves less than this share of the lit ground.
  private static let tone: Float = 0.55
  /// The smallest, as a share of the document: 20 × 3 mm of a card, 24 × 5 mm of a sheet.
  private static let areaMinimum: (card: Double, table: Double) = (0.013, 0.0019)
  /// The widest, in samples: 13 mm of a card. What is wider is not made of strokes, and
  /// ``CoverSearch`` sees it.
  private static let widthMaximum = 44.0
  /// Paper around ink is lit: its median has this share of the ground at least …
  static let paperTone: Float = 0.8
  /// … so many samples from the ink.
  private static let paperDistance = 4
  /// How full a bar or a scribble is.
  private static let fullness = 0.8...1.1
  /// Means from the border within which a thing belongs to what lies outside.
  private static let margin = 1
  /// Samples that lie around the first mean, to each side.
  private static let around = 2

  private let map: PaperMap
  private let layout: DocumentShape.Layout
  private let tablesEnd: Double

  /// A search on the paper of a card or a table that lies upright.
  init(on map: PaperMap, layout: DocumentShape.Layout, tablesEnd: Double) {
    self.map = map
    self.layout = layout
    self.tablesEnd = tablesEnd
  }

  /// Everything that is inked over inside the border.
  func covers() -> [CoverSearch.Cover] {
    let share = layout == .card ? Self.areaMinimum.card : Self.areaMinimum.table
    let least = Int((share * Double(4 * map.size.area)).rounded(.up))
    let size = map.meansSize
    return Patch.all(of: marks(least: least), mapWidth: size.width, least: least)
      .filter { patch in
        let middle = patch.centre + Double(Self.around)
        return Self.fullness.contains(patch.fullness) && patch.width <= Self.widthMaximum
          && CoverSearch.isWithin(
            patch, columns: size.width, rows: size.height, margin: Self.margin, layout)
          && CoverSearch.isOnPrint(
            x: middle.x / Double(2 * map.size.width), y: middle.y / Double(2 * map.size.height),
            layout: layout, tablesEnd: tablesEnd)
          && isOnLitPaper(patch)
      }
      .map { patch in
        CoverSearch.Cover(
          columns: places(patch.columns), rows: places(patch.rows),
          count: patch.places.count / 4, tone: tone(of: patch))
      }
  }

  private func tone(of patch: Patch) -> Float {
    let width = map.meansSize.width
    let tones = patch.places.map { place in
      let (column, row) = (place % width + Self.around, place / width + Self.around)
      return map.means[place] / map.ground[row / 2 * map.size.width + column / 2]
    }
    return tones.element(ofRank: tones.count / 2)
  }

  private func places(_ samples: ClosedRange<Int>) -> ClosedRange<Int> {
    (samples.lowerBound + Self.around) / 2...(samples.upperBound + Self.around) / 2
  }

  private func isOnLitPaper(_ patch: Patch) -> Bool {
    let samples = PaperMap.Samples(size: map.meansSize, border: Self.around)
    let tone = map.tone(around: patch, of: samples, distance: Self.paperDistance)
    return tone.map { $0 >= Self.paperTone } ?? false
  }

  /// 1 where a mean is dense; empty where fewer than `least` are.
  private func marks(least: Int) -> [UInt8] {
    let (size, ground) = (map.meansSize, map.ground)
    let last = CoverSearch.lastColumn(of: size.width, layout: layout)
    var marks = [UInt8](repeating: 0, count: map.means.count)
    var count = 0
    for row in 0..<size.height {
      let first = row * size.width
      // Two samples make a place.
      let place = (row + Self.around) / 2 * map.size.width + Self.around / 2
      unsafe marks.withMutablePointer(at: first) { marks in
        unsafe map.means.withPointer(at: first) { means in
          unsafe ground.withPointer(at: place) { ground in
            count += unsafe cvector_mark_dense(marks, means, ground, last + 1, Self.tone)
          }
        }
      }
    }
    return count < least ? [] : marks
  }
}
