package import JSON

/// One line of news for the intake service: the contract's `jernih.event/1`.
package struct Event: Equatable, Sendable {
  /// What happened to a drop.
  package enum Content: Equatable, Sendable {
    /// A photo was judged; the dossier is the case's after it.
    case verdict(Verdict, reply: Bilingual, dossier: Dossier)
    /// A drop could not become a photo of a case; case and kind where its name gave them.
    case rejected(reason: String, caseID: String?, kind: String?)
  }

  /// Fixed when the event is first written: a repeat has the same.
  package var serial: String
  /// UTC, RFC 3339.
  package var time: String
  package var content: Content
  /// The attempt that holds the same bytes already, if that is why there is no new one.
  package var sameAs: Int?

  package init(serial: String, time: String, content: Content, sameAs: Int? = nil) {
    self.serial = serial
    self.time = time
    self.content = content
    self.sameAs = sameAs
  }

  /// The contract's keys in its order; a rejection has its reason beside.
  package var json: JSON {
    switch content {
    case .verdict(let verdict, let reply, let dossier):
      return .object([
        "schema": .text("jernih.event/1"), "serial": .text(serial), "type": .text("verdict"),
        "time": .text(time), "case": .text(verdict.submission.caseID),
        "kind": .text(verdict.kind), "n": .integer(verdict.submission.attempt),
        "programme": .text(dossier.programme?.id), "verdict": .text(verdict.outcome.rawValue),
        "score": .integer(verdict.score), "reply": reply.json, "send": .bool(verdict.send),
        "state": .text(dossier.state.rawValue),
        "missing": .list(dossier.missing.map { .text($0) }), "sameAs": .integer(sameAs),
      ])
    case .rejected(let reason, let caseID, let kind):
      return .object([
        "schema": .text("jernih.event/1"), "serial": .text(serial), "type": .text("rejected"),
        "time": .text(time), "case": .text(caseID), "kind": .text(kind), "n": .null,
        "programme": .null, "verdict": .null, "score": .null, "reply": .null,
        "send": .bool(false), "state": .null, "missing": .null, "sameAs": .null,
        "reason": .text(reason),
      ])
    }
  }
}
