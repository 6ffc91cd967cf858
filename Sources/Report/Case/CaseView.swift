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
  ///   - records: What is told of them beside their verdicts, by their folders.
  ///   - twins: Later photos of other cases that are the same pictures, by the attempts' folders.
  ///   - file: What the sender said of the case.
  ///   - isRefused: Whether the sender's last word was refused.
  ///   - updated: Now, ISO 8601.
  package init(
    id: String, attempts: [StoredAttempt], records: [String: AttemptRecord] = [:],
    twins: [String: [TwinPhoto]] = [:], file: CaseFile, isRefused: Bool = false, policy: Policy,
    updated: String
  ) {
    let dossier = Dossier(
      attempts.map {
        JudgedAttempt(
          kind: $0.verdict.kind, number: $0.number, outcome: $0.verdict.outcome,
          score: $0.verdict.score, decision: records[$0.folder]?.decision)
      }, programme: file.programme, isRefused: isRefused, policy: policy)
    self.id = id
    self.dossier = dossier
    self.updated = updated
    self.policy = policy
    received = file.received
    photos = dossier.counted.flatMap { counted in
      Self.photos(
        attempts.filter { $0.verdict.kind == counted.kind }, (records, twins), counted,
        isMany: policy.kind(counted.kind)?.many ?? false)
    }
  }

  private static func photos(
    _ attempts: [StoredAttempt],
    _ told: (records: [String: AttemptRecord], twins: [String: [TwinPhoto]]),
    _ counted: Dossier.Counted, isMany: Bool
  ) -> [CasePhoto] {
    func standing(_ attempt: StoredAttempt) -> Outcome {
      told.records[attempt.folder]?.decision ?? attempt.verdict.outcome
    }
    return attempts.map { attempt in
      let record = told.records[attempt.folder] ?? AttemptRecord()
      let counts = counted.numbers.contains(attempt.number)
      let others = attempts.filter { $0 !== attempt }.map(standing)
      return CasePhoto(
        attempt: attempt, record: record, counts: counts,
        reason: counts
          ? CountingWords.reason(
            standing: standing(attempt), others: others, isMany: isMany,
            isDecided: record.decision != nil) : nil,
        laterTwins: told.twins[attempt.folder] ?? [])
    }.sorted { a, b in
      a.counts != b.counts ? a.counts : a.attempt.number > b.attempt.number
    }
  }

  /// The zone's times.
  var time: TimeText { TimeText(policy.pages.zone) }

  /// When the case came: when its first photo was judged, else what its sender said.
  package var arrived: String { photos.compactMap(\.time).min() ?? received ?? updated }

  /// All that is open: more than one may hold at once.
  package var open: Set<CaseState> {
    var open: Set<CaseState> = []
    let counting = photos.filter(\.counts)
    if !dossier.missing.isEmpty || counting.isEmpty { open.insert(.incomplete) }
    if counting.contains(where: { $0.standing.severity >= Outcome.retake.severity }) {
      open.insert(.needsRetake)
    }
    if counting.contains(where: { $0.standing == .review }) { open.insert(.needsReview) }
    return open
  }

  /// From when on the case waits for a clerk, ISO 8601; `nil` where nothing of it does.
  ///
  /// A photo that counts, is for review, and was not decided on waits from its judging on; where
  /// its reply asks for the photo to be sent again, only once that has not come for so many days as
  /// the policy gives.
  package var due: String? {
    photos.compactMap { photo -> String? in
      guard photo.counts, photo.standing == .review else { return nil }
      let judged = photo.time ?? updated
      guard photo.verdict.send else { return judged }
      return TimeText.adding(days: policy.pages.resendDays, to: judged)
    }.min { InternetTime.seconds($0) ?? 0 < InternetTime.seconds($1) ?? 0 }
  }

  /// The programme's name for people; `nil` if none was given.
  package var programme: String? { dossier.programme?.name.id }

  /// The kinds still missing, by their names for people.
  package var missing: [Bilingual] { dossier.missing.map(kindName) }

  /// A kind's name for people.
  func kindName(_ kind: String) -> Bilingual {
    DefectWords(policy: policy, kind: kind).kindHeading
  }
}
