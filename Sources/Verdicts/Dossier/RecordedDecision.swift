package import JSON

/// A decision that was taken into its case: one of the list in `decision.json`.
package struct RecordedDecision: Equatable, Sendable {
  /// What the clerk said.
  package var decision: Decision
  /// The user whose file it was, by number.
  package var user: Int
  /// When it was taken in, RFC 3339 in UTC.
  package var time: String
  /// The event that tells of it, as it was sent.
  package var event: JSON?

  /// A decision in its case.
  package init(_ decision: Decision, user: Int, time: String, event: JSON? = nil) {
    self.decision = decision
    self.user = user
    self.time = time
    self.event = event
  }

  /// Reads one as ``json`` writes it; `nil` for anything else.
  package init?(json: JSON) {
    guard let decision = try? Decision(json), let user = json["uid"]?.integer,
      let time = json["time"]?.string
    else { return nil }
    self.init(decision, user: user, time: time)
    if let event = json["event"], event.members != nil { self.event = event }
  }

  /// As `decision.json` has it.
  package var json: JSON {
    JSON.object(decision.members).overlaid(
      by: .object(["uid": .integer(user), "time": .text(time)]))
  }

  /// As `case.json` has it: with its event.
  var fullJSON: JSON { json.replacing("event", by: event ?? .null) }

  /// An attempt's whole `decision.json`.
  package static func bytes(of list: [RecordedDecision]) -> [UInt8] {
    Array(JSON.list(list.map(\.json)).pretty.utf8)
  }

  /// Reads a whole `decision.json`; what is none of ours is left out.
  package static func list(_ bytes: [UInt8]) -> [RecordedDecision] {
    let entries = (try? JSON.parse(bytes))?.array ?? []
    return entries.compactMap { RecordedDecision(json: $0) }
  }
}
