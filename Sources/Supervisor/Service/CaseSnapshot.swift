package import Spool
package import Verdicts

/// A case as it was at one look: what the event, `case.json` and the page tell of it.
package struct CaseSnapshot: Sendable {
  /// One photo whose verdict can be read.
  package struct Photo: Sendable {
    package var attempt: Attempt
    package var verdict: Verdict
  }

  package var caseID: String
  /// What the sender said of it.
  package var file: CaseFile
  /// All attempts, by kind and then number, also those without a verdict that can be read.
  package var attempts: [Attempt]
  /// In the same order.
  package var photos: [Photo]

  /// How the case stands.
  ///
  /// - Parameter verdict: One more verdict, about to be attached under its number; one that is
  ///   there already counts once.
  package func dossier(with verdict: Verdict? = nil, policy: Policy) -> Dossier {
    var judged = photos.map {
      JudgedAttempt(
        kind: $0.attempt.kind, number: $0.attempt.number, outcome: $0.verdict.outcome,
        score: $0.verdict.score)
    }
    if let verdict, let number = verdict.submission.attempt,
      !attempts.contains(where: { $0.kind == verdict.kind && $0.number == number })
    {
      judged.append(
        JudgedAttempt(
          kind: verdict.kind, number: number, outcome: verdict.outcome, score: verdict.score))
    }
    return Dossier(judged, programme: file.programme, policy: policy)
  }
}
