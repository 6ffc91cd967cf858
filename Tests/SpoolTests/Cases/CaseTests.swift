import Files
import Glibc
import ServiceSupport
import Spool
import Testing

@Suite("cases and the index")
struct CaseTests {
  /// Adds a word to a case's file, as its next revision.
  private func add(
    _ word: String, to caseID: String, _ station: Station, meanwhile: () throws -> Void = {}
  ) throws {
    try station.archive.updateCaseFile(caseID, in: station.drafts()) { standing, _ in
      try meanwhile()
      return CaseArchive.Revision(
        number: standing.number + 1, bytes: (standing.bytes ?? []) + Array(" \(word)".utf8))
    }
  }

  private func words(_ folder: TemporarySpool) -> [String] {
    String(decoding: folder.read("cases/GW-1/case.json") ?? [], as: UTF8.self)
      .split(separator: " ").map(String.init)
  }

  @Test("of two services that change a case's file at once both are heard, one after the other")
  func updates() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let one = try folder.open()
    let two = try folder.open()
    var asked = 0
    try add("mine", to: "GW-1", one) {
      asked += 1
      if asked == 1 { try add("yours", to: "GW-1", two) }
    }
    #expect(asked == 2 && words(folder) == ["yours", "mine"])
    #expect(folder.names("cases/GW-1") == ["case.json"])
    #expect(folder.revisions("GW-1") == [".case-2.json"])
  }

  @Test("wherever another service comes in between, no revision is given twice and none is lost")
  func everyCall() throws {
    var call = 0
    while true {
      let folder = try TemporarySpool(TemporarySpool.impatient)
      let one = try folder.open()
      let two = try folder.open()
      try add("first", to: "GW-1", two)
      var calls = 0
      one.tree.gate.interposer = { _, _ in
        defer { calls += 1 }
        if calls == call {
          // Three of them: the base of what is under way is removed meanwhile.
          for word in ["a", "b", "c"] { try? self.add(word, to: "GW-1", two) }
        }
        return .proceed
      }
      var heard: [Int] = []
      try one.archive.updateCaseFile("GW-1", in: one.drafts()) { standing, _ in
        if String(decoding: standing.bytes ?? [], as: UTF8.self).contains("mine") { return nil }
        heard.append(standing.number + 1)
        return CaseArchive.Revision(
          number: standing.number + 1, bytes: (standing.bytes ?? []) + Array(" mine".utf8))
      }
      one.tree.gate.interposer = nil
      if calls <= call { return }
      let found = words(folder)
      guard found.count == 5, Set(found) == ["first", "a", "b", "c", "mine"],
        found.firstIndex(of: "mine") == heard.last.map({ $0 - 1 }),
        folder.revisions("GW-1") == [".case-5.json"]
      else {
        Issue.record("at call \(call): \(found), \(heard), \(folder.revisions("GW-1"))")
        return
      }
      call += 1
    }
  }

  @Test("a case.json of before there were revisions is the base of the first one")
  func older() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    _ = unsafe mkdir("\(folder.path)/cases/GW-1", 0o750)
    folder.write("cases/GW-1/case.json", Array("old".utf8))
    try add("new", to: "GW-1", folder.open())
    #expect(words(folder) == ["old", "new"])
  }

  @Test("a case's file that is longer than what is read is not written, and the one before stands")
  func tooLong() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let spool = try folder.open()
    try add("first", to: "GW-1", spool)
    let long = [UInt8](repeating: 0x20, count: 9 << 20)
    #expect(throws: FileError.self) {
      try spool.archive.updateCaseFile("GW-1", in: spool.drafts()) { _, _ in
        CaseArchive.Revision(number: 2, bytes: long)
      }
    }
    try add("second", to: "GW-1", spool)
    #expect(words(folder) == ["first", "second"])
    #expect(folder.revisions("GW-1") == [".case-2.json"])
  }

  @Test("a case.json that was lost or changed by hand is what its revision says again")
  func mended() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let spool = try folder.open()
    try add("first", to: "GW-1", spool)
    folder.write("tmp/other", Array("else".utf8))
    rename("\(folder.path)/tmp/other", "\(folder.path)/cases/GW-1/case.json")
    try add("second", to: "GW-1", spool)
    #expect(words(folder) == ["first", "second"])
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
