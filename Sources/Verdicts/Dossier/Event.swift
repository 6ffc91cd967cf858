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
  /// What happened, and what of it.
  package var content: Content
  /// The attempt that holds the same bytes already, if that is why there is no new one.
  package var sameAs: Int?

  /// News of one drop.
  package init(serial: String, time: String, content: Content, sameAs: Int? = nil) {
    self.serial = serial
    self.time = time
    self.content = content
    self.sameAs = sameAs
  }

  /// The contract's keys in its order; a rejection has its reason beside.
  package var json: JSON {
    let type: String
    var verdict: Verdict?
    var reply: Bilingual?
    var dossier: Dossier?
    var caseID: String?
    var kind: String?
    switch content {
    case .verdict(let judged, let said, let judgedCase):
      (type, verdict, reply, dossier) = ("verdict", judged, said, judgedCase)
      (caseID, kind) = (judged.submission.caseID, judged.kind)
    case .rejected(_, let namedCase, let namedKind):
      (type, caseID, kind) = ("rejected", namedCase, namedKind)
    }
    let json = JSON.object([
      "schema": .text("jernih.event/1"), "serial": .text(serial), "type": .text(type),
      "time": .text(time), "case": .text(caseID), "kind": .text(kind),
      "n": .integer(verdict?.submission.attempt), "programme": .text(dossier?.programme?.id),
      "verdict": .text(verdict?.outcome.rawValue), "score": .integer(verdict?.score),
      "reply": reply?.written ?? .null, "send": .bool(verdict?.send ?? false),
      "state": .text(dossier?.state.rawValue),
      "missing": dossier.map { .list($0.missing.map { .text($0) }) } ?? .null,
      "sameAs": .integer(sameAs),
    ])
    guard case .rejected(let reason, _, _) = content else { return json }
    return json.replacing("reason", by: .text(reason))
  }
}
