import ServiceSupport
import Spool
import Testing

@Suite("from a drop to its case")
struct LifecycleTests {
  @Test("a dropped photo ends in its case with original, thumbnail, verdict and one event")
  func commits() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", Array("photo".utf8))
    let spool = try folder.open()
    PromptService(spool).drain()
    try spool.close()

    #expect(folder.names("cases/GW-1/ktp") == ["original.jpg", "thumb.jpg", "verdict.json"])
    #expect(folder.read("cases/GW-1/ktp/original.jpg") == Array("photo".utf8))
    #expect(
      JudgedBytes.attempts(inCaseFile: folder.read("cases/GW-1/case.json")) == ["ktp": 1])
    #expect(folder.names("outbox").count == 1)
    #expect(folder.names("new").isEmpty)
    #expect(folder.names("active").isEmpty)
  }

  @Test("the same bytes again make no attempt, other bytes make the next")
  func counts() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let spool = try folder.open()
    for (name, text) in [("a", "one"), ("b", "one"), ("c", "two")] {
      folder.drop("GW-1.ktp.\(name).jpg", Array(text.utf8))
      PromptService(spool).drain()
    }
    #expect(folder.names("cases/GW-1") == ["case.json", "index.html", "ktp", "ktp.2"])
    #expect(folder.names("outbox").count == 3)
  }
}
