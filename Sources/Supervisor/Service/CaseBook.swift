package import Spool
package import Verdicts

/// What is known of cases: their attempts with verdicts, and how they stand.
package struct CaseBook {
  let spool: Spool
  let policy: Policy

  package init(spool: Spool, policy: Policy) {
    self.spool = spool
    self.policy = policy
  }

  /// An attempt's verdict; `nil` where it is missing or not one of ours.
  package func verdict(of attempt: Attempt) throws(SpoolError) -> Verdict? {
    guard let bytes = try spool.verdict(of: attempt) else { return nil }
    return try? Verdict(json: JSON.parse(bytes))
  }

  /// What the sender said of a case.
  package func caseFile(_ caseID: String) throws(SpoolError) -> CaseFile {
    guard let bytes = try spool.caseFile(caseID) else { return CaseFile() }
    return (try? CaseFile(bytes, policy: policy)) ?? CaseFile()
  }

  /// How a case stands.
  ///
  /// - Parameter verdict: One more verdict, about to be attached.
  package func dossier(_ caseID: String, with verdict: Verdict? = nil) throws(SpoolError)
    -> Dossier
  {
    let file = try caseFile(caseID)
    return try dossier(spool.attempts(caseID), file, with: verdict)
  }

  private func dossier(_ attempts: [Attempt], _ file: CaseFile, with verdict: Verdict?)
    throws(SpoolError) -> Dossier
  {
    var judged: [JudgedAttempt] = []
    for attempt in attempts {
      guard let verdict = try self.verdict(of: attempt) else { continue }
      judged.append(
        JudgedAttempt(
          kind: attempt.kind, number: attempt.number, outcome: verdict.outcome,
          score: verdict.score))
    }
    if let verdict, let number = verdict.submission.attempt {
      judged.append(
        JudgedAttempt(
          kind: verdict.kind, number: number, outcome: verdict.outcome, score: verdict.score))
    }
    return Dossier(judged, programme: file.programme, policy: policy)
  }

  /// The event that tells of a verdict.
  package func event(for verdict: Verdict, serial: String, time: String) throws(SpoolError)
    -> Event
  {
    let caseID = verdict.submission.caseID ?? ""
    let number = verdict.submission.attempt
    let isThere = try spool.attempts(caseID).contains {
      $0.kind == verdict.kind && $0.number == number
    }
    let dossier = try dossier(caseID, with: isThere ? nil : verdict)
    return Event(
      serial: serial, time: time,
      content: .verdict(
        verdict, reply: dossier.reply(verdict.reply, policy: policy), dossier: dossier))
  }

  /// Rewrites a case's `case.json` from its attempts.
  ///
  /// - Parameter file: What a sender has just said of it; `nil` keeps what was said before.
  package func update(_ caseID: String, with file: CaseFile?) throws {
    try spool.updateCase(caseID) { former, attempts in
      let known = former.flatMap { try? CaseFile($0, policy: policy) } ?? CaseFile()
      let file = file ?? known
      let dossier = try dossier(attempts, file, with: nil)
      return Array((dossier.json(file).pretty + "\n").utf8)
    }
  }
}
