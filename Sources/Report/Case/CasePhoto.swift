import Findings
import Vocabulary
package import Measures
package import Verdicts

/// One attempt in its place among the others of its case.
package struct CasePhoto: Sendable {
  /// The attempt itself.
  package let attempt: StoredAttempt
  /// What is told of it beside its verdict.
  package let record: AttemptRecord
  /// Whether this attempt is one of those that count for its kind.
  package let counts: Bool
  /// Why it counts; `nil` where it does not.
  package let reason: Bilingual?

  /// Later photos of other cases that are the same picture.
  package let laterTwins: [TwinPhoto]

  /// Earlier photos that are the same picture, as the verdict has them.
  var earlierTwins: [TwinPhoto] {
    verdict.checks.flatMap(\.others).map {
      TwinPhoto(
        caseID: $0.caseID,
        folder: AttemptName(kind: $0.kind, number: $0.number).description)
    }
  }
  /// The judgement of the photo.
  var verdict: Verdict { attempt.verdict }
  /// What the photo stands at: a clerk's decision, else the machine's verdict.
  package var standing: Outcome { record.decision ?? verdict.outcome }
  /// When it was judged, ISO 8601; `nil` if unknown.
  package var time: String? { record.judged ?? attempt.time }
  /// What the applicant was told.
  var reply: Bilingual { record.reply ?? verdict.reply }
  /// The check that is worst, where it is a defect.
  package var defect: CheckID? { verdict.checks.first(where: \.isDefect)?.id }

  /// What stands in a list and behind a picture: `pantulan cahaya`; `nil` where nothing is wrong.
  var defectWords: Bilingual? {
    if let fault = verdict.fault { return fault.code.short }
    return defect?.defect
  }
}
