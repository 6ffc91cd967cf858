package import JSON

/// One line of news for the intake service: the contract's `jernih.event/1`.
package struct Event: Equatable, Sendable {
  /// What happened.
  package enum Content: Equatable, Sendable {
    /// A photo was judged, or came once more and is told the same.
    case verdict(Answer)
    /// A clerk has decided on a photo, or has withdrawn a decision: what it stands at now.
    case decision(Answer)
    /// A case changed without a photo, or somebody asked how it stands.
    case state
    /// A drop could not be used; case and kind where its name gave them.
    case rejected(reason: String, detail: String?, kind: String?)
  }

  /// Fixed when the event is first made: a repeat has the same.
  package var serial: String
  /// UTC with milliseconds, RFC 3339.
  package var time: String
  /// The case; `nil` where a name gave none.
  package var caseID: String?
  /// What happened, and what of it.
  package var content: Content
  /// What the citizen is told, if anything.
  package var reply: Bilingual?
  /// How the case stands after it; `nil` where nothing of a case has changed.
  package var dossier: Dossier?
  /// Which change of the case's `case.json` it tells of; `nil` where there was none.
  package var revision: Int?

  /// News of one drop.
  package init(
    serial: String, time: String, caseID: String?, content: Content, reply: Bilingual? = nil,
    dossier: Dossier? = nil, revision: Int? = nil
  ) {
    self.serial = serial
    self.time = time
    self.caseID = caseID
    self.content = content
    self.reply = reply
    self.dossier = dossier
    self.revision = revision
  }

  /// The contract's keys in its order; a rejection has its reason beside.
  package var json: JSON {
    var answer: Answer?
    var kind: String?
    let type: String
    switch content {
    case .verdict(let said): (type, answer, kind) = ("verdict", said, said.kind)
    case .decision(let said): (type, answer, kind) = ("decision", said, said.kind)
    case .state: type = "state"
    case .rejected(_, _, let named): (type, kind) = ("rejected", named)
    }
    let json = JSON.object([
      "schema": .text("jernih.event/1"), "serial": .text(serial), "type": .text(type),
      "time": .text(time), "case": .text(caseID), "kind": .text(kind),
      "n": .integer(answer?.number), "programme": .text(dossier?.programme?.id),
      "verdict": .text(answer?.outcome.rawValue), "score": .integer(answer?.score),
      "reply": reply?.written ?? .null, "send": .bool(answer?.send ?? false),
      "state": .text(dossier?.state.rawValue),
      "missing": dossier.map { .list($0.missing.map { .text($0) }) } ?? .null,
      "caseRevision": .integer(revision), "sameAs": .integer(answer?.sameAs),
    ])
    guard case .rejected(let reason, let detail, _) = content else { return json }
    return json.replacing("reason", by: .text(reason)).replacing("detail", by: .text(detail))
  }
}
