package import Raster

/// Places within a family card's tables in which no rule is to be seen.
///
/// Rules across a table are a few millimetres apart and go from one side to the other, through
/// print and blank paper alike. Where they end and go on farther on, something lies on the sheet, a
/// highlight has burnt them out, an editor has painted them over, or they are blurred away:
/// whatever it is, what is printed there cannot be read either. How bright the place is does not
/// matter.
///
/// A sheet whose rules are weak, or whose tables are not ruled across, is not asked.
///
/// The constants are working values, placed on 1,699 family cards of ten hands, the corpora and the
/// field: of the 780 that hide nothing none has a gap. Of a further hand's 56 with hidden values,
/// which nothing had been placed on, 37 were told without this, and 43 with its first version; of
/// its 51 good ones none for a gap.
package struct RuleGaps: Sendable {
  /// A place without rules.
  package struct Gap: Sendable {
    /// The part of the sheet.
    let zone: DocumentZone
    /// The same in the stored photo.
    package let area: PixelRect

    /// What it takes of the paper.
    func cover(on paper: PaperMap) -> CoverSearch.Cover {
      func places(_ shares: ClosedRange<Double>, of count: Int) -> ClosedRange<Int> {
        let first = min(count - 1, Int((shares.lowerBound * Double(count)).rounded()))
        return first...max(first, Int((shares.upperBound * Double(count)).rounded()) - 1)
      }
      let columns = places(zone.x, of: paper.size.width)
      let rows = places(zone.y, of: paper.size.height)
      return CoverSearch.Cover(columns: columns, rows: rows, count: columns.count * rows.count)
    }
  }

  /// From the top left.
  package let gaps: [Gap]
  /// Where the last of the rules is, as a share of the sheet's height.
  let tablesEnd: Double

  /// Looks for gaps.
  ///
  /// - Parameters:
  ///   - photo: Its luma.
  ///   - corners: The sheet's own, in stored pixels, the right way up.
  /// - Returns: `nil` where no ruled table is to be seen.
  package init?(in photo: ReducedPhoto, on corners: Quad) {
    guard let depths = RuleDepths(in: photo, on: corners), let tables = RuledTables(of: depths)
    else {
      return nil
    }
    tablesEnd = RuleDepths.share(ofRows: tables.end)
    gaps = tables.gaps().map { patch in
      let zone = RuleDepths.zone(of: patch)
      return Gap(
        zone: zone, area: PixelRect(around: zone.outline(on: corners), in: photo.photo))
    }
  }
}
