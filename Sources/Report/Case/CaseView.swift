package import Verdicts

/// One applicant's case as its page and its row in the overview tell of it, from what lies in its
/// directory.
package struct CaseView: Sendable {
  /// The case's id; nothing else about the person is on the page.
  package let id: String
  /// How the case stands.
  package let dossier: Dossier
  /// When the case arrived, ISO 8601; `nil` if unknown.
  package let received: String?
  /// When the page was written, ISO 8601.
  package let updated: String
  /// In the order to be shown: by kind, and for each kind the attempt that counts first.
  package let photos: [CasePhoto]
  /// For the names of kinds and the words for defects.
  let policy: Policy

  /// The most attempts a page shows; further ones are counted only.
  package static let photosMaximum = 60

  /// A case as it is now.
  ///
  /// - Parameters:
  ///   - attempts: Every attempt, in any order.
  ///   - file: What the sender said of the case.
  ///   - isRefused: Whether the sender's last word was refused.
  ///   - updated: Now, ISO 8601.
  package init(
    id: String, attempts: [StoredAttempt], file: CaseFile, isRefused: Bool = false,
    policy: Policy, updated: String
  ) {
    let dossier = Dossier(
      attempts.map {
        JudgedAttempt(
          kind: $0.verdict.kind, number: $0.number, outcome: $0.verdict.outcome,
          score: $0.verdict.score, decision: $0.decision?.decision.outcome)
      }, programme: file.programme, isRefused: isRefused, policy: policy)
    self.id = id
    self.dossier = dossier
    self.updated = updated
    self.policy = policy
    received = file.received
    photos = dossier.counted.flatMap { counted in
      attempts.filter { $0.verdict.kind == counted.kind }
        .map { CasePhoto(attempt: $0, counts: counted.numbers.contains($0.number)) }
        .sorted { a, b in
          a.counts != b.counts ? a.counts : a.attempt.number > b.attempt.number
        }
    }
  }

  /// The programme's name for people; `nil` if none was given.
  package var programme: String? { dossier.programme?.name.id }

  /// The kinds still missing, by their names for people.
  package var missing: [String] { dossier.missing.map(kindName) }

  /// A kind's name for people.
  func kindName(_ kind: String) -> String {
    DefectWords(policy: policy, kind: kind).kindHeading(in: .id)
  }
}
