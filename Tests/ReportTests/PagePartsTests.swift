import Report
import Testing
import Verdicts

@Suite("Parts of pages that are kept")
struct PagePartsTests {
  private static func page(_ attempts: [StoredAttempt], _ parts: PageParts?) -> String {
    let view = CaseView(
      id: "GW-1", attempts: attempts, file: CaseFile(programme: "kis"), policy: .default,
      updated: "2020-03-24T09:00:00Z", parts: parts)
    return CasePage.html(view, parts: parts)
  }

  @Test("a page from kept parts is the page made anew, photo after photo and change after change")
  func same() throws {
    let parts = PageParts(caseID: "GW-1", policy: .default)
    var attempts: [StoredAttempt] = []
    func isSame() -> Bool { Self.page(attempts, parts) == Self.page(attempts, nil) }
    for number in 1...4 {
      attempts.append(
        try CaseViewDossierTests.attempt("ktp", number, number == 3 ? "accept" : "retake"))
      attempts.append(try CaseViewDossierTests.attempt("rumah", number, "review"))
      #expect(isSame())
      #expect(isSame())
    }
    // The second now counts in place of the third.
    attempts[2].verdict.outcome = .accept
    attempts[4].verdict.outcome = .retake
    #expect(isSame())
    attempts[2].verdict.reply.id = "Balasan lain."
    #expect(isSame())
    attempts[2].original = nil
    attempts[2].time = "2020-03-24T10:00:00Z"
    #expect(isSame())
    attempts.remove(at: 2)
    #expect(isSame())
  }
}
