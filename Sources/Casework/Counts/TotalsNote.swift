import JSON
import Spool

/// The sum of the tallies of stations that are gone, and of which no line is left.
struct TotalsNote: Equatable {
  var tally = Tally()
  /// Whose tallies are in it: a note of theirs that is still there counts no more.
  var stations: Set<StationID> = []

  private static let schema = "jernih.totals/1"

  /// The sum of nothing.
  init() {}

  /// The file's bytes.
  var bytes: [UInt8] {
    let json: JSON = .object([
      "schema": .text(Self.schema), "tally": tally.json,
      "stations": .list(stations.sorted().map { .text($0.description) }),
    ])
    return Array((json.line + "\n").utf8)
  }

  /// Reads a note; `nil` for anything else.
  init?(_ bytes: [UInt8]) {
    guard let json = try? JSON.parse(bytes), json["schema"]?.string == Self.schema else {
      return nil
    }
    tally = Tally(json["tally"])
    stations = Set(
      (json["stations"]?.array ?? []).compactMap { $0.string.flatMap { StationID($0) } })
  }
}
