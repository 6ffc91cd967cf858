import Raster

/// A rule down a family card.
///
/// Rules go through print and blank paper alike, and are there still below what covers some rows of
/// a column. Print that happens to stand in line, as digits of dates do, leaves gaps from row to
/// row.
///
/// The constants are working values: see ``SheetFields``.
struct SheetRule {
  /// Samples from the left.
  let sample: Int
  /// Its depth as a share of the ground, in the half where it is deepest …
  let depth: Float
  /// … and by rows of the raster, 0 where it was not looked for.
  let depths: [Float]
  /// The rows in which it is seen.
  let isSeen: [Bool]

  /// A rule is darker than what lies beside it by this share of the ground at the least, by this
  /// share of what rules have, and by so many times what a quarter of all places have: noise.
  private static let depthMinimum: Float = 0.015
  private static let depthShare: Float = 0.3
  private static let noiseFactor: Float = 3
  /// What rules have is what so many of them have.
  private static let deepRank = 4
  /// Two rules are farther apart, in samples.
  private static let rulesApart = 6
  /// A rule is seen where it has this share of its depth; of a table in this share of its rows.
  private static let seenShare: Float = 0.35
  private static let tableShare = 0.35
  /// Rows of print leave gaps of so many rows of the raster; a rule has no more of them than this
  /// in one of the halves.
  private static let gaps = 3...8
  private static let gapsMaximum = 2
  /// Between two rows of print is so far from the middle of one; a rule is seen there in so large a
  /// share of the rows.
  static let between = 3
  private static let betweenShare = 0.35

  private init(sample: Int, depth: Float, depths: [Float]) {
    self.sample = sample
    self.depth = depth
    self.depths = depths
    isSeen = depths.movingMeans(reach: 2).map { $0 > Self.seenShare * depth }
  }

  /// The rules down a sheet, from the left.
  ///
  /// - Parameters:
  ///   - halves: The rows of the raster in which they are sought, in each half by itself: where one
  ///     of them is covered, it is seen in the other.
  ///   - rows: Those in which they may be seen.
  static func all(
    on sheet: SheetRaster, in halves: [Range<Int>], seenIn rows: Range<Int>
  ) -> [SheetRule] {
    let sums = halves.map { sheet.depthSums(down: $0) }
    let peaks = sums.map(peaks)
    var rules = (0..<SheetRaster.width).compactMap { place -> SheetRule? in
      let deep = halves.indices.filter { peaks[$0].contains(place) }
      guard !deep.isEmpty else { return nil }
      let depths = sheet.depths(at: place, in: rows)
      let depth = deep.map { wholeDepth(Array(depths[halves[$0]])) }.max() ?? 0
      return depth > depthMinimum ? SheetRule(sample: place, depth: depth, depths: depths) : nil
    }
    let deep = rules.map(\.depth).sorted(by: >).prefix(deepRank).last ?? 0
    rules.removeAll { $0.depth < depthShare * deep }
    // Both halves may have found the same one.
    var apart: [SheetRule] = []
    for rule in rules {
      if let last = apart.last, rule.sample - last.sample <= rulesApart {
        if rule.depth > last.depth { apart[apart.count - 1] = rule }
      } else {
        apart.append(rule)
      }
    }
    return apart
  }

  /// Where sums of depths are largest around, and those of rules.
  private static func peaks(_ sums: [Float]) -> Set<Int> {
    let floor = noiseFactor * sums.element(ofRank: sums.count / 4)
    let margin = 2 * SheetRaster.scale
    let places = (margin..<SheetRaster.width - margin).filter { place in
      sums[place] > floor
        && sums[place] >= sums[place - rulesApart...place + rulesApart].max() ?? 0
    }
    let deep = places.map { sums[$0] }.sorted(by: >).prefix(deepRank).last ?? 0
    return Set(places.filter { sums[$0] >= depthShare * depthShare * deep })
  }

  /// The depth of a rule in one of the halves; 0 where it has gaps as rows of print leave them.
  private static func wholeDepth(_ depths: [Float]) -> Float {
    let median = depths.element(ofRank: depths.count / 2)
    let isSeen = depths.map { $0 > seenShare * median }
    let count = isSeen.split(separator: true).count { gaps.contains($0.count) }
    return count <= gapsMaximum ? median : 0
  }

  /// Whether it is one of a table that takes some rows of the raster.
  func isSeen(in rows: Range<Int>) -> Bool {
    let seen = depths[rows].count { $0 > Self.seenShare * depth }
    return Double(seen) >= Self.tableShare * Double(rows.count)
  }

  /// Whether it is seen between rows of print, where print that stands in line is not.
  func isBetween(_ middles: [Int]) -> Bool {
    let count = middles.count {
      depths[$0 - Self.between] + depths[$0 + Self.between] > depth
    }
    return Double(count) >= Self.betweenShare * Double(middles.count)
  }
}

extension [Float] {
  /// The mean of each value and so many at either side, as far as there are any.
  func movingMeans(reach: Int) -> [Float] {
    var sum: Float = prefix(reach).reduce(0, +)
    var held = Swift.min(reach, count)
    return indices.map { place in
      if place + reach < count {
        sum += self[place + reach]
        held += 1
      }
      if place > reach {
        sum -= self[place - reach - 1]
        held -= 1
      }
      return sum / Float(held)
    }
  }
}
