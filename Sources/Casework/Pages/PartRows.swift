import Report

/// The rows of the parts of days that were asked for last; those of the others lie in their pages.
struct PartRows {
  private var parts: [DayShard: (rows: [String: CaseRow], asked: Int)] = [:]
  private var askedCount = 0
  /// The most parts that are kept, besides those whose pages are still to be written.
  private static let partsMaximum = 48

  /// The rows of a part by their cases; `nil` where they are not in memory.
  mutating func rows(of place: DayShard) -> [String: CaseRow]? {
    askedCount += 1
    parts[place]?.asked = askedCount
    return parts[place]?.rows
  }

  /// Keeps the rows of a part.
  ///
  /// - Parameter unwritten: The parts that are nowhere else.
  mutating func keep(
    _ rows: [String: CaseRow], of place: DayShard, unwritten: Set<DayShard>
  ) {
    askedCount += 1
    parts[place] = (rows, askedCount)
    trim(unwritten: unwritten)
  }

  /// Puts a row into a part that is kept.
  mutating func put(_ row: CaseRow, into place: DayShard) { parts[place]?.rows[row.id] = row }

  /// Takes a row out of a part that is kept.
  mutating func remove(_ id: String, from place: DayShard) { parts[place]?.rows[id] = nil }

  /// Forgets what is in a page and was not asked for lately.
  mutating func trim(unwritten: Set<DayShard>) {
    guard parts.count > Self.partsMaximum else { return }
    let written = parts.filter { !unwritten.contains($0.key) }
    guard written.count > Self.partsMaximum else { return }
    let old = written.sorted { $0.value.asked > $1.value.asked }.dropFirst(Self.partsMaximum)
    for (place, _) in old { parts[place] = nil }
  }
}
