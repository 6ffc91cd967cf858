import Files
import Glibc
import Spool
import Testing

@Suite("which drops are ready")
struct InboxTests {
  private func ready(_ inbox: Inbox, at seconds: Double) throws -> [String] {
    try inbox.next(1000, at: seconds).map(\.name.description)
  }

  @Test("without a watch a drop is ready only once it is of age")
  func ages() throws {
    var limits = SpoolLimits()
    limits.ageSeconds = 0.3
    let folder = try TemporarySpool(limits)
    let inbox = Inbox(try folder.open(), isWatching: false)
    folder.drop("GW-1.ktp.jpg", [1])
    #expect(try ready(inbox, at: 0) == [])
    #expect(!inbox.isDrained)
    let wait = inbox.secondsUntilNext(at: 0)
    #expect(wait > 0 && wait <= 0.3)
    usleep(350_000)
    #expect(try ready(inbox, at: 1) == ["GW-1.ktp.jpg"])
  }

  @Test("with a watch a rename and a close make a drop ready at once, an open writer does not")
  func watches() throws {
    let folder = try TemporarySpool()
    let inbox = Inbox(try folder.open())
    #expect(try ready(inbox, at: 0) == [])
    #expect(inbox.fileDescriptor != nil)
    folder.drop("GW-1.ktp.jpg", [1])
    folder.write("new/GW-2.ktp.jpg", [1])
    let writer = unsafe Glibc.open("\(folder.path)/new/GW-3.ktp.jpg", O_WRONLY | O_CREAT, 0o644)
    let drops = try inbox.next(9, at: 0.01)
    #expect(drops.map(\.name.description) == ["GW-1.ktp.jpg", "GW-2.ktp.jpg"])
    #expect(drops.map(\.wasRenamed) == [true, false])
    #expect(try ready(inbox, at: 1) == [])
    close(writer)
    #expect(try ready(inbox, at: 1.01) == ["GW-3.ktp.jpg"])
  }

  @Test("a linked drop is ready at once, though the sender's other name stays")
  func links() throws {
    let folder = try TemporarySpool()
    let inbox = Inbox(try folder.open())
    #expect(try ready(inbox, at: 0) == [])
    folder.write("tmp/a", [1])
    _ = unsafe link("\(folder.path)/tmp/a", "\(folder.path)/new/GW-1.ktp.jpg")
    #expect(try ready(inbox, at: 0) == [])
    #expect(try ready(inbox, at: 0.1) == ["GW-1.ktp.jpg"])
  }

  @Test("names of unfinished uploads wait and do not keep a service from being done")
  func uploads() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    for name in ["GW-1.ktp.jpg.part", ".x", "y.tmp"] { folder.write("new/\(name)", [1]) }
    let inbox = Inbox(try folder.open(), isWatching: false)
    #expect(try ready(inbox, at: 0) == [])
    #expect(inbox.isDrained)
  }

  @Test("a folder larger than a batch comes out whole, oldest first, none twice")
  func batches() throws {
    var limits = TemporarySpool.impatient
    limits.scanBatch = 16
    let folder = try TemporarySpool(limits)
    let spool = try folder.open()
    let names = (0..<100).map { "GW-\($0).ktp.jpg" }
    for name in names { folder.drop(name, [1]) }
    let inbox = Inbox(spool, isWatching: false)
    var taken: [String] = []
    for step in 0..<100 where !inbox.isDrained || step == 0 {
      for drop in try inbox.next(7, at: Double(step)) {
        guard case .job = try spool.claim([drop], at: spool.renewLease())[0] else { continue }
        taken.append(drop.name.description)
      }
    }
    #expect(taken.count == 100)
    #expect(Set(taken) == Set(names))
    // Stamps are as coarse as the kernel's tick: names of one tick may change places.
    let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    #expect(taken.prefix(20).allSatisfy { (place[$0] ?? 99) < 60 })
  }

  @Test("more stuck drops than a batch do not starve the others")
  func starvation() throws {
    var limits = TemporarySpool.impatient
    limits.scanBatch = 4
    let folder = try TemporarySpool(limits)
    let spool = try folder.open()
    for index in 0..<20 { folder.drop("stuck-\(index)", [1]) }
    usleep(20_000)
    folder.drop("GW-1.ktp.jpg", [1])
    let inbox = Inbox(spool, isWatching: false, rescanSeconds: 0)
    var seen: Set<String> = []
    for step in 0..<40 { seen.formUnion(try ready(inbox, at: Double(step))) }
    #expect(seen.contains("GW-1.ktp.jpg"))
  }

  @Test("when new/ is deleted and made anew the inbox goes on with the new one")
  func replaced() throws {
    let folder = try TemporarySpool()
    let inbox = Inbox(try folder.open())
    #expect(try ready(inbox, at: 0) == [])
    _ = unsafe rmdir("\(folder.path)/new")
    _ = unsafe mkdir("\(folder.path)/new", 0o700)
    _ = try? inbox.next(1, at: 0.1)
    _ = try? inbox.next(1, at: 6)
    folder.drop("GW-1.ktp.jpg", [1])
    #expect(try ready(inbox, at: 6.1) == ["GW-1.ktp.jpg"])
  }

  @Test("an overflow of inotify's queue loses no drop")
  func overflow() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let spool = try folder.open()
    let inbox = Inbox(spool)
    #expect(try ready(inbox, at: 0) == [])
    // 16384 events is the kernel's own limit.
    for index in 0..<20_000 { folder.drop("GW-\(index).ktp.jpg", []) }
    var names: Set<String> = []
    for step in 1..<200 {
      for drop in try inbox.next(4096, at: Double(step) / 100) {
        names.insert(drop.name.description)
        _ = unsafe unlink("\(folder.path)/new/\(drop.name)")
      }
    }
    #expect(names.count == 20_000)
  }
}
