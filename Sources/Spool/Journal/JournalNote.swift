import Files

/// What lies in `journal/` beside its lines: how much of them was counted, and what came of it, so
/// that counts neither fall nor take long though lines are many and are removed one day.
///
/// `STATION.tally.json` is what one service or command has written. `totals-N.json` is the sum of
/// those whose lines are all removed; the highest N counts.
package enum JournalNote: Hashable, Sendable {
  case tally(StationID)
  case totals(Int)

  private static let tallyEnding = ".tally.json"
  private static let totalsStart = "totals-"
  private static let totalsEnding = ".json"

  /// The longest note that is read, in bytes.
  static let bytesMaximum = 4 << 20

  /// Reads a name; `nil` for anything else.
  init?(_ name: EntryName) {
    let text = name.text
    if text.hasSuffix(Self.tallyEnding),
      let station = StationID(text.dropLast(Self.tallyEnding.count))
    {
      self = .tally(station)
    } else if text.hasPrefix(Self.totalsStart), text.hasSuffix(Self.totalsEnding),
      let number = Int(text.dropFirst(Self.totalsStart.count).dropLast(Self.totalsEnding.count)),
      number > 0
    {
      self = .totals(number)
    } else {
      return nil
    }
  }

  /// Its name.
  var name: String {
    switch self {
    case .tally(let station): "\(station)\(Self.tallyEnding)"
    case .totals(let number): "\(Self.totalsStart)\(number)\(Self.totalsEnding)"
    }
  }

  /// Its path below the spool's root.
  var path: RelativePath { Folder.journal.path.appending(name) }
}
