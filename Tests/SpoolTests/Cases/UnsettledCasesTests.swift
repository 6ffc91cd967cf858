import Files
import Glibc
import Spool
import Testing

@Suite("cases whose file may not be durable")
struct UnsettledCasesTests {
  @Test("each is remembered until it is settled; of too many every case counts as one")
  func bounded() {
    var cases = UnsettledCases(countMaximum: 2)
    for caseID in ["A", "B", "A"] { cases.insert(caseID) }
    #expect(cases.contains("A") && cases.contains("B") && !cases.contains("C"))
    cases.remove("A")
    #expect(!cases.contains("A"))
    cases.insert("C")
    cases.insert("D")
    #expect(["A", "B", "C", "D", "E"].allSatisfy(cases.contains))
    for caseID in ["A", "B"] { cases.remove(caseID) }
    #expect(!cases.contains("A") && !cases.contains("B") && cases.contains("C"))
    cases.insert("A")
    #expect(cases.contains("A") && !cases.contains("B"))
    for caseID in ["A", "C"] { cases.remove(caseID) }
    #expect(!cases.contains("C") && cases.contains("D"))
  }

  @Test("a case.json is made anew after a failed fsync, also where that was tried in vain before")
  func madeAnew() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let spool = try folder.open()
    var failing: SystemCall?
    var written = 0
    spool.tree.gate.interposer = { call, place in
      if call == .rename, place.description == "cases/GW-1/case.json" { written += 1 }
      let isIn = place.description.hasPrefix("cases/GW-1")
      return call == failing && isIn ? .fail(call == .fsync ? EIO : ENOSPC) : .proceed
    }
    func settle(failing call: SystemCall?) throws {
      failing = call
      try spool.archive.updateCaseFile("GW-1", in: spool.drafts()) { standing, _ in
        standing.bytes == nil ? CaseArchive.Revision(number: 1, bytes: [1]) : nil
      }
    }
    #expect(throws: FileError.self) { try settle(failing: .fsync) }
    #expect(throws: FileError.self) { try settle(failing: .rename) }
    written = 0
    try settle(failing: nil)
    #expect(written == 1)
    try settle(failing: nil)
    #expect(written == 1)
  }
}
