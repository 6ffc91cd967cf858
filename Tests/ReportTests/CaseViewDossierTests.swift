import Report
import Testing
import Verdicts

@Suite struct CaseViewDossierTests {
  static func attempt(
    _ kind: String, _ number: Int, _ outcome: String, time: String? = nil
  ) throws -> StoredAttempt {
    let folder = number == 1 ? kind : "\(kind).\(number)"
    return StoredAttempt(
      verdict: try StoredVerdict.read(kind: kind, attempt: number, outcome: outcome),
      folder: folder, original: "original.jpg", time: time)
  }

  static func view(_ attempts: [StoredAttempt], programme: String? = "kis") -> CaseView {
    CaseView(
      id: "GW-1", attempts: attempts, file: CaseFile(programme: programme), policy: .default,
      updated: "2020-03-24T09:00:00Z")
  }

  @Test("the best attempt counts and comes first in its kind; kinds come as the programme asks")
  func order() throws {
    let view = Self.view([
      try Self.attempt("rumah", 1, "accept"), try Self.attempt("ktp", 1, "retake"),
      try Self.attempt("ktp", 2, "accept"), try Self.attempt("ktp", 3, "retake"),
    ])
    #expect(view.photos.map(\.folder) == ["ktp.2", "ktp.3", "ktp", "rumah"])
    #expect(view.photos.map(\.counts) == [true, false, false, true])
  }

  @Test("state, programme and what is missing are told by their names for people")
  func head() throws {
    let view = Self.view([try Self.attempt("ktp", 1, "accept")])
    let policy = Policy.default
    #expect(view.state == "incomplete")
    #expect(view.programme == policy.programme("kis")?.name.id)
    #expect(
      view.missing == ["kk", "rumah"].map { policy.kind($0).map { Words.heading($0.name.id) } })
    #expect(!view.isInPerson)
    #expect(Self.view([], programme: "jampersal").isInPerson)
  }

  @Test("a row holds the photos that count, and the time of the last verdict")
  func row() throws {
    let row = CaseRow(
      Self.view([
        try Self.attempt("ktp", 1, "retake", time: "2020-03-24T08:00:00Z"),
        try Self.attempt("ktp", 2, "accept", time: "2020-03-24T08:30:00Z"),
      ]))
    #expect(row.photos.map(\.folder) == ["ktp.2"])
    #expect(row.updated == "2020-03-24T08:30:00Z")
  }

  @Test("the overview counts cases by state and photos by verdict")
  func counts() throws {
    let rows = [
      CaseRow(Self.view([try Self.attempt("ktp", 1, "accept")])),
      CaseRow(Self.view([try Self.attempt("ktp", 1, "retake")])),
      CaseRow(Self.view([try Self.attempt("kk", 1, "accept")])),
    ]
    let view = OverviewView(rows: rows, queue: QueueView(), updated: "", version: "")
    #expect(view.casesByState == ["incomplete": 2, "needsRetake": 1])
    #expect(view.photosByVerdict == ["accept": 2, "retake": 1])
  }
}
