import Measures
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
    #expect(view.missing.map(\.id) == ["KK", "Rumah"])
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

  @Test("all that is open is told, not only the case's state")
  func open() throws {
    let view = Self.view([
      try Samples.attempt("ktp", 1, .retake), try Samples.attempt("kk", 1, .review),
    ])
    #expect(view.open == [.incomplete, .needsRetake, .needsReview])
    #expect(view.dossier.state == .needsRetake)
    #expect(Self.view([try Samples.attempt("ktp")], programme: nil).open.isEmpty)
  }

  @Test(
    "a review waits for a clerk from its judging on, a resend that was asked for some days later")
  func due() throws {
    let time = "2020-03-24T08:00:00Z"
    func due(_ outcome: Outcome, send: Bool, decided: Outcome? = nil) throws -> String? {
      let attempt = try Samples.attempt("ktp", 1, outcome, time: time) { $0.send = send }
      var record = AttemptRecord()
      if let decided {
        record.decisions = [.init(outcome: decided, reason: "r", clerk: "c", time: time)]
      }
      return CaseView(
        id: "GW-1", attempts: [attempt], records: ["ktp": record], file: CaseFile(),
        policy: .default, updated: "2020-03-25T09:00:00Z"
      ).due
    }
    #expect(try due(.review, send: false) == time)
    #expect(try due(.review, send: true) == "2020-03-27T08:00:00Z")
    #expect(try due(.review, send: false, decided: .accept) == nil)
    #expect(try due(.accept, send: false) == nil)
    #expect(try due(.retake, send: true) == nil)
  }

  @Test("an attempt that counts says why")
  func reasons() throws {
    let view = Self.view([
      try Samples.attempt("ktp", 1, .retake), try Samples.attempt("ktp", 2, .accept),
      try Samples.attempt("ktp", 3, .retake), try Samples.attempt("kk", 1),
    ])
    #expect(
      view.photos.map(\.reason?.id) == [
        "dipakai karena hasilnya terbaik", nil, nil, "dipakai karena satu-satunya",
      ])
  }

  @Test("a row is read back from the data of its page as it was written")
  func rowData() throws {
    let attempt = try Samples.attempt("ktp", 1, .review, time: "2020-03-24T08:00:00Z") {
      $0.checks = [Samples.check { $0.id = .glare }]
    }
    let row = CaseRow(Self.view([attempt]))
    #expect(row.photos[0].defect == .glare)
    let page = DayPage.html(
      DayShard(day: "2020-03-24", number: 1), rows: [row], zone: .central, updated: row.updated)
    #expect(DayPage.rows(of: Array(page.markup.utf8)) == [row])
  }
}
