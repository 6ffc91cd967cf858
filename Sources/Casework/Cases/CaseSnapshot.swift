package import Spool
package import Verdicts

/// A case as it was at one look: what the event, `case.json` and the page tell of it.
package struct CaseSnapshot {
  /// One attempt with a verdict's file.
  struct Photo {
    var attempt: Attempt
    var reading: CaseMemory.Reading
  }

  /// As the name of its folder has it.
  package var caseID: String
  /// What the sender said of it.
  package var file: CaseFile
  /// All attempts, by kind and then number, also those without a verdict.
  package var attempts: [Attempt]
  /// In the same order.
  var photos: [Photo]

  /// How the case stands.
  ///
  /// - Parameter verdict: One more verdict, about to be attached under its number; one that is
  ///   there already counts once.
  package func dossier(with verdict: Verdict? = nil, policy: Policy) -> Dossier {
    var judged = photos.compactMap(\.reading.judged)
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
