import JSON

/// What the events of one case have told of how it stands.
struct ToldCase {
  private var serials: [Int: String] = [:]
  private var last: JSON?
  /// Whether two events told of the same revision.
  private(set) var isTwice = false

  /// Takes an event that tells of a revision.
  mutating func take(_ event: JSON, _ serial: String) {
    guard let revision = event["caseRevision"]?.integer else { return }
    if serials[revision] != nil { isTwice = true }
    serials[revision] = serial
    if revision > last?["caseRevision"]?.integer ?? 0 { last = event }
  }

  /// What is wrong with them: the event of the highest revision tells what `case.json` says, and
  /// serials sort as revisions do.
  func trouble(_ caseID: String, _ spool: SpoolFiles) -> [String] {
    guard let last, let bytes = spool.read("cases/\(caseID)/case.json"),
      let file = try? JSON.parse(bytes)
    else { return ["\(caseID) has no case.json"] }
    var wrong: [String] = []
    for (key, other) in [
      ("caseRevision", "revision"), ("state", "state"), ("missing", "missing"),
    ] where last[key] != file[other] {
      wrong.append("\(caseID): the last event tells another \(key) than case.json")
    }
    let order = serials.sorted { $0.key < $1.key }.map(\.value)
    if order != order.sorted() { wrong.append("\(caseID): serials out of order") }
    return wrong
  }
}
