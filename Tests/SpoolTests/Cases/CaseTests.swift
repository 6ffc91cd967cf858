import Files
import ServiceSupport
import Spool
import Testing

@Suite("cases and the index")
struct CaseTests {
  @Test("a case's file is brought up to date though another service writes it at the same time")
  func updates() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let one = try folder.open()
    let two = try folder.open()
    var asked = 0
    try one.archive.updateCaseFile("GW-1", in: one.drafts()) { former, _ in
      asked += 1
      if asked == 1 {
        try two.archive.updateCaseFile("GW-1", in: two.drafts()) { _, _ in
          Array("programme".utf8)
        }
      }
      return (former ?? []) + Array(" state".utf8)
    }
    // The other's word is in it, whichever of the two came first.
    let text = String(decoding: folder.read("cases/GW-1/case.json") ?? [], as: UTF8.self)
    #expect(text.contains("programme") && text.contains("state"))
    #expect(folder.names("cases/GW-1") == ["case.json"])
  }

  @Test("a case whose folder was removed by hand takes its next photo as a new case does")
  func removedByHand() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let spool = try folder.open()
    folder.drop("GW-1.ktp.jpg", Array("photo".utf8))
    PromptService(spool).drain()
    removeTree("\(folder.path)/cases/GW-1")
    #expect(folder.names("cases") == [])
    folder.drop("GW-1.kk.jpg", Array("another".utf8))
    #expect(PromptService(spool).drain())
    #expect(folder.names("cases/GW-1") == ["case.json", "index.html", "kk"])
  }

  @Test("a finished photo judged once more becomes its case's next attempt")
  func retriesFinished() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", Array("photo".utf8))
    let spool = try folder.open()
    PromptService(spool).drain()
    let attempt = try #require(try spool.archive.attempts("GW-1").first)
    try spool.retryFinished(attempt, at: spool.renewLease())
    PromptService(spool).drain()
    #expect(folder.names("cases/GW-1") == ["case.json", "index.html", "ktp", "ktp.2"])
    #expect(folder.read("cases/GW-1/ktp.2/original.jpg") == Array("photo".utf8))
    #expect(folder.names("outbox").count == 2)
  }

  @Test("what was quarantined for its kind is judged once the policy knows the kind")
  func retriesQuarantined() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.sim.jpg", Array("licence".utf8))
    PromptService(try folder.open()).drain()
    #expect(folder.names("quarantine").count == 2)
    let spool = Station(
      try SpoolTree(
        folder.path, kinds: TemporarySpool.kinds.union(["sim"]), limits: folder.limits))
    let serial = try #require(try spool.tree.quarantined().first?.serial)
    let name = EntryName("GW-1.sim.jpg")
    try spool.retryQuarantined(serial, name: name, at: spool.renewLease())
    PromptService(spool).drain()
    #expect(folder.names("quarantine") == [])
    #expect(folder.names("cases/GW-1/sim").contains("original.jpg"))
  }
}
