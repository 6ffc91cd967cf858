package import Verdicts

extension CaseView {
  /// What a page shows of a case, from what lies in its directory.
  ///
  /// - Parameters:
  ///   - attempts: Every attempt, in any order.
  ///   - file: What the sender said of the case.
  ///   - updated: Now, ISO 8601.
  ///   - parts: What was made for an earlier page of the case, and takes what is made for this one.
  package init(
    id: String, attempts: [StoredAttempt], file: CaseFile, policy: Policy, updated: String,
    parts: PageParts? = nil
  ) {
    let parts = parts ?? PageParts(caseID: id, policy: policy)
    let dossier = Dossier(
      attempts.map {
        JudgedAttempt(
          kind: $0.verdict.kind, number: $0.verdict.submission.attempt ?? 1,
          outcome: $0.verdict.outcome, score: $0.verdict.score)
      }, programme: file.programme, policy: policy)
    let photos = dossier.counted.flatMap { counted in
      attempts.filter { $0.verdict.kind == counted.kind }
        .map { attempt in
          let number = attempt.verdict.submission.attempt ?? 1
          return (attempt: attempt, number: number, counts: counted.numbers.contains(number))
        }
        .sorted { a, b in a.counts != b.counts ? a.counts : a.number > b.number }
        .map { parts.photo($0.attempt, counts: $0.counts) }
    }
    self.init(
      id: id, programme: dossier.programme?.name.id, state: dossier.state.rawValue,
      missing: dossier.missing.map { Words.heading(policy.kind($0)?.name.id ?? $0) },
      isInPerson: dossier.inPerson, received: file.received, updated: updated, photos: photos)
  }
}

extension CaseRow {
  /// The row that stands for a case in the overview.
  package init(_ view: CaseView) {
    self.init(
      id: view.id, programme: view.programme, state: view.state, missing: view.missing,
      isInPerson: view.isInPerson,
      updated: view.photos.compactMap(\.facts.time).max() ?? view.updated,
      photos: view.photos.filter(\.counts).map {
        Photo(
          folder: $0.folder, kindName: $0.kindName, thumbnail: $0.thumbnail, verdict: $0.verdict)
      })
  }
}

extension OverviewView {
  /// The overview of these cases, with everything counted.
  package init(rows: [CaseRow], queue: QueueView, updated: String, version: String) {
    self.init(
      casesByState: Dictionary(rows.map { ($0.state, 1) }, uniquingKeysWith: +),
      photosByVerdict: Dictionary(
        rows.flatMap(\.photos).map { ($0.verdict, 1) }, uniquingKeysWith: +),
      rows: rows, queue: queue, updated: updated, version: version)
  }
}
