import Files
import Glibc
import ServiceSupport
import Spool
import Testing

@Suite("status and verification")
struct StatusTests {
  private func violations(_ folder: TemporarySpool) throws -> [String] {
    var verification = SpoolVerification(try folder.tree()) {
      verdict, _, digest throws(FileError) in
      try JudgedBytes.fault(of: verdict, digest)
    }
    return try verification.run().map(\.description)
  }

  @Test("everything is counted where it is")
  func counts() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", [1])
    folder.drop("no name", [1])
    let spool = try folder.open()
    PromptService(spool).drain()
    folder.drop("GW-2.ktp.a.jpg", [1])
    folder.drop("GW-2.ktp.b.jpg", [2])
    let now = try spool.renewLease()
    let drops = try Inbox(spool, isWatching: false).next(2, at: 0)
    guard case .job(let job) = try spool.claim([drops[0]], at: now)[0],
      case .job = try spool.claim([drops[1]], at: now)[0]
    else {
      Issue.record("not claimed")
      return
    }
    try job.postpone(.machine, at: now)
    folder.drop("GW-3.kk.jpg", [1])
    folder.write("new/GW-3.kk.jpg.part", [1])

    let status = try folder.open().tree.status()
    #expect(status.new == 1 && status.uploading == 1)
    #expect(status.active == 1 && status.deferred == 1 && status.quarantined == 1)
    #expect(status.cases == 1 && status.photos == 1 && status.events == 2)
    #expect((status.oldestNewSeconds ?? -1) > -1 && status.oldestDeferredSeconds != nil)
    #expect(status.services.count == 1 && status.services.first?.process == getpid())
    #expect(status.services.first?.isAbandoned == false)
    #expect(status.stuck == [] && status.freeBytes > 0)
  }

  @Test("a page's count of a huge queue ends somewhere, says so, and names no oldest")
  func partialCount() throws {
    let folder = try TemporarySpool()
    for number in 1...3 { folder.drop("GW-\(number).ktp.jpg", [1]) }
    let spool = try folder.open()
    let part = try spool.tree.queueStatus(namesMaximum: 2)
    #expect(part.new == 2 && part.hasMoreNew && part.oldestNewSeconds == nil)
    let whole = try spool.tree.queueStatus(namesMaximum: 3)
    #expect(whole.new == 3 && !whole.hasMoreNew && whole.oldestNewSeconds != nil)
  }

  @Test("a spool at rest breaks nothing")
  func whole() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", [1])
    folder.drop("no name", [1])
    let spool = try folder.open()
    PromptService(spool).drain()
    try spool.close()
    #expect(try violations(folder) == [])
  }

  @Test(
    "each thing that should not be is named with its place",
    arguments: [
      ("cases/GW-1/ktp/verdict.json", "remove", "no verdict"),
      ("cases/GW-1/ktp/verdict.json", "spoil", "is no verdict"),
      ("cases/GW-1/ktp/original.jpg", "spoil", "on other bytes"),
      ("cases/GW-1/ktp/original.jpg", "remove", "0 originals"),
      ("cases/GW-1/ktp/original.png", "spoil", "2 originals"),
      ("cases/GW-1/ktp/thumb.jpg", "open", "wider than 640"),
      ("cases/GW-1/ktp/leftover", "spoil", "a stale file"),
      ("cases/GW-1/junk.txt", "spoil", "nothing that belongs in a case"),
      ("cases/junk.d", "spoil", "no case"),
      ("outbox/junk", "spoil", "SERIAL.json"),
      ("quarantine/junk", "spoil", "SERIAL.bin"),
      ("deferred/junk", "spoil", "no job"),
      ("journal/x", "open", "wider than 600"),
    ])
  func broken(place: String, how: String, what: String) throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", [1])
    let spool = try folder.open()
    PromptService(spool).drain()
    try spool.close()
    let path = "\(folder.path)/\(place)"
    switch how {
    case "remove": _ = unsafe unlink(path)
    case "open":
      if folder.read(place) == nil { writeFile(path, []) }
      _ = unsafe chmod(path, 0o666)
    default: writeFile(path, Array("spoilt".utf8))
    }
    let found = try violations(folder)
    #expect(found.contains { $0.contains(what) && $0.contains("/") }, "\(found)")
  }
}
