/// What was added to a copy or taken from it in one or two places: a word, a stamp, a bar.
///
/// Another paper of the same form has other print where it is filled in, so that both pictures have
/// contrasts there and they differ. What was written onto blank paper, or blanked out, is on one of
/// the two pictures alone; it is in few places, and everything else is the same.
///
/// The constants are working values, placed on 38 copies with marks and 16 pairs of papers with one
/// or some fields that differ, drawn by one hand, and made stricter until no more papers of the
/// scenes 145 to 164 of `Tests/Comparisons/twins.py` were told than without. Of that hand's 100
/// copies with marks of twenty sorts, the 38 among them, 29 are told with them and none without.
struct ContrastMarks {
  /// A window of the comparison.
  struct Window {
    var column, row: Int
    /// How far it is off, in standard deviations.
    var deviation: Double
    /// The mean squares of both pictures' contrasts, in code values.
    var earlier, later: Double
  }

  /// A mark reaches over windows that are off by this share of what contradicts a copy, and over
  /// gaps of so many windows.
  private static let reachShare = 0.4
  private static let gap = 3
  /// So many marks at most, and this share of all windows.
  private static let marksMaximum = 2
  private static let shareMaximum = 0.1
  /// A mark has at least this share of all windows: what differs in fewer may be a word of a form.
  private static let sizeMinimum = 0.018
  /// A window is one-sided where one picture has less than this share of the other's mean square.
  /// So large a share of a mark's windows is at least, for one picture, and so small a share at
  /// most for the other: marks that cross print have windows that are neither.
  private static let oneSided = 0.3
  private static let ownMinimum = 0.55
  private static let otherMaximum = 0.03
  /// So many windows with print must be the same beside the marks, with contrasts from here on,
  /// in code values.
  private static let sameMinimum = 200
  private static let printed = 1.0

  /// How far what lies beside the marks is off, in standard deviations; `nil` where what
  /// contradicts is no mark.
  let beside: Double?

  /// - Parameters:
  ///   - windows: All of a comparison, row by row.
  ///   - limit: Standard deviations from which on a window contradicts a copy.
  init(_ windows: [Window], limit: Double) {
    let most = Self.shareMaximum * Double(windows.count)
    // Of another paper much contradicts.
    guard Double(windows.count { $0.deviation > limit }) <= most else {
      beside = nil
      return
    }
    var numbers: [Int: Int] = [:]
    let reach = Self.reachShare * limit
    for (place, window) in windows.enumerated() where window.deviation > reach {
      numbers[Self.key(window.column, window.row)] = place
    }
    var groups: [[Int]] = []
    for (place, window) in windows.enumerated() {
      guard numbers.removeValue(forKey: Self.key(window.column, window.row)) != nil else {
        continue
      }
      var group: [Int] = []
      var open = [place]
      while let place = open.popLast() {
        group.append(place)
        for row in -Self.gap...Self.gap {
          for column in -Self.gap...Self.gap {
            let key = Self.key(windows[place].column + column, windows[place].row + row)
            if let next = numbers.removeValue(forKey: key) { open.append(next) }
          }
        }
      }
      groups.append(group)
    }
    let marks = groups.filter { $0.contains { windows[$0].deviation > limit } }
    let marked = Set(marks.flatMap(\.self))
    let others = windows.indices.filter { !marked.contains($0) }.map { windows[$0] }
    let same = others.count { max($0.earlier, $0.later) > Self.printed * Self.printed }
    guard marks.count <= Self.marksMaximum, same >= Self.sameMinimum,
      Double(marked.count) <= most,
      marks.allSatisfy({
        Double($0.count) >= Self.sizeMinimum * Double(windows.count)
          && Self.isOneSided($0.map { windows[$0] })
      })
    else {
      beside = nil
      return
    }
    beside = others.map(\.deviation).max() ?? 0
  }

  private static func isOneSided(_ mark: [Window]) -> Bool {
    let added = mark.count { $0.earlier < oneSided * $0.later }
    let taken = mark.count { $0.later < oneSided * $0.earlier }
    let count = Double(mark.count)
    return Double(max(added, taken)) >= ownMinimum * count
      && Double(min(added, taken)) <= otherMaximum * count
  }

  private static func key(_ column: Int, _ row: Int) -> Int { (row + gap) * 4096 + column + gap }
}
