import Report
import Testing
import Verdicts

@Suite("Parts of pages that are kept")
struct PagePartsTests {
  private static func page(_ attempts: [StoredAttempt], _ parts: PageParts?) -> String {
    let view = CaseView(
      id: "GW-1", attempts: attempts, file: CaseFile(programme: "kis"), policy: .default,
      updated: "2020-03-24T09:00:00Z")
    guard let parts else { return CasePage.html(view) }
    return String(decoding: CasePage.bytes(view, parts: parts), as: UTF8.self)
  }

  @Test("a page from kept parts is the page made anew, photo after photo and change after change")
  func same() throws {
    let parts = PageParts(caseID: "GW-1", policy: .default)
    var attempts: [StoredAttempt] = []
    func isSame() -> Bool { Self.page(attempts, parts) == Self.page(attempts, nil) }
    for number in 1...4 {
      attempts.append(
        try Samples.attempt("ktp", number, number == 3 ? .accept : .retake))
      attempts.append(try Samples.attempt("rumah", number, .review))
      #expect(isSame())
      #expect(isSame())
    }
    func replace(_ index: Int, original: String? = nil, _ change: (inout Verdict) -> Void) {
      var verdict = attempts[index].verdict
      change(&verdict)
      attempts[index] = StoredAttempt(
        verdict: verdict, folder: attempts[index].folder, original: original, time: nil)
      #expect(isSame())
    }
    // The second now counts in place of the third.
    replace(2) { $0.outcome = .accept }
    replace(4) { $0.outcome = .retake }
    replace(2) { $0.reply.id = "Balasan lain." }
    replace(2, original: "original.png") { _ in }
    attempts.remove(at: 2)
    #expect(isSame())
  }
}
