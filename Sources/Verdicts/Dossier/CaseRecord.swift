package import JSON

/// The service's own `case.json`: what the sender said, what was judged, decided and answered, and
/// how the case stands.
package struct CaseRecord: Equatable, Sendable {
  /// What the sender said of the case.
  package var file = CaseFile()
  /// Whether the sender's last word was refused.
  package var isRefused = false
  /// How often the case has changed.
  package var revision = 0
  /// The serial of the last event of the case.
  package var lastSerial: String?
  /// By kind and then number.
  package private(set) var attempts: [RecordedAttempt] = []

  /// A case of which nothing is known.
  package init() {}

  /// Reads what ``json(policy:)`` writes, and what former versions have written; `nil` for anything
  /// else.
  package init?(_ bytes: [UInt8]) {
    guard let json = try? JSON.parse(bytes), json["schema"]?.string == CaseFile.schema else {
      return nil
    }
    file = CaseFile(own: json)
    isRefused = json["refused"]?.bool ?? false
    revision = max(0, json["revision"]?.integer ?? 0)
    lastSerial = json["serial"]?.string
    for attempt in (json["attempts"]?.array ?? []).compactMap({ RecordedAttempt(json: $0) }) {
      keep(attempt)
    }
  }

  /// How the case stands.
  package func dossier(policy: Policy) -> Dossier {
    Dossier(
      attempts.map(\.judgedAttempt), programme: file.programme, isRefused: isRefused,
      policy: policy)
  }

  /// The file's keys, every one always there.
  package func json(policy: Policy) -> JSON {
    file.json.overlaid(by: .object(["revision": .integer(revision)]))
      .overlaid(by: .object(dossier(policy: policy).members))
      .overlaid(
        by: .object([
          "refused": .bool(isRefused), "serial": .text(lastSerial),
          "attempts": .list(attempts.map(\.json)),
        ]))
  }

  // MARK: Attempts

  /// What is kept of an attempt; `nil` where it is not known.
  package func attempt(_ kind: String, _ number: Int) -> RecordedAttempt? {
    attempts.first { $0.kind == kind && $0.number == number }
  }

  /// Keeps an attempt, in the place of what was known of it.
  package mutating func keep(_ attempt: RecordedAttempt) {
    attempts.removeAll { $0.kind == attempt.kind && $0.number == attempt.number }
    let place = attempts.firstIndex {
      ($0.kind, $0.number) > (attempt.kind, attempt.number)
    }
    attempts.insert(attempt, at: place ?? attempts.endIndex)
  }

  /// Forgets the attempts that are gone.
  package mutating func forget(where isGone: (RecordedAttempt) -> Bool) {
    attempts.removeAll(where: isGone)
  }

  /// Takes in what a sender says of the case: when it arrived was said by the first who did.
  package mutating func take(_ said: CaseFile) {
    let received = file.received ?? said.received
    file = said
    file.received = received
    isRefused = false
  }
}
