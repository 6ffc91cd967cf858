import Report
import Testing
import Verdicts

@Suite struct CaseViewTests {
  static func view(_ attempts: [StoredAttempt], programme: String? = "kis") -> CaseView {
    CaseView(
      id: "GW-1", attempts: attempts, file: CaseFile(programme: programme), policy: .default,
      updated: "2020-03-24T09:00:00Z")
  }

  @Test("the best attempt counts and comes first in its kind; kinds come as the programme asks")
  func order() throws {
    let view = Self.view([
      try Samples.attempt("rumah", 1, .accept), try Samples.attempt("ktp", 1, .retake),
      try Samples.attempt("ktp", 2, .accept), try Samples.attempt("ktp", 3, .retake),
    ])
    #expect(view.photos.map(\.attempt.folder) == ["ktp.2", "ktp.3", "ktp", "rumah"])
    #expect(view.photos.map(\.counts) == [true, false, false, true])
  }

  @Test("state, programme and what is missing are told by their names for people")
  func head() throws {
    let view = Self.view([try Samples.attempt("ktp", 1, .accept)])
    let policy = Policy.default
    #expect(view.dossier.state == .incomplete)
    #expect(view.programme == policy.programme("kis")?.name.id)
    #expect(view.missing == ["KK", "Rumah"])
    #expect(!view.dossier.inPerson)
    #expect(Self.view([], programme: "jampersal").dossier.inPerson)
  }

  @Test("a row holds the photos that count, and the time of the last verdict")
  func row() throws {
    let row = CaseRow(
      Self.view([
        try Samples.attempt("ktp", 1, .retake, time: "2020-03-24T08:00:00Z"),
        try Samples.attempt("ktp", 2, .accept, time: "2020-03-24T08:30:00Z"),
      ]))
    #expect(row.photos.map(\.folder) == ["ktp.2"])
    #expect(row.updated == "2020-03-24T08:30:00Z")
  }

  @Test("the overview counts cases by state and photos by verdict")
  func counts() throws {
    let rows = [
      CaseRow(Self.view([try Samples.attempt("ktp", 1, .accept)])),
      CaseRow(Self.view([try Samples.attempt("ktp", 1, .retake)])),
      CaseRow(Self.view([try Samples.attempt("kk", 1, .accept)])),
    ]
    let view = OverviewView(rows: rows, queue: QueueView(), updated: "", version: "")
    #expect(view.casesByState == [.incomplete: 2, .needsRetake: 1])
    #expect(view.photosByOutcome == [.accept: 2, .retake: 1])
  }
}
