import Files
import Glibc
import Spool
import Testing

/// No case, no size, no name and no folder keeps another's drop waiting.
@Suite("the inbox is fair")
struct FairInboxTests {
  private func names(_ drops: [Drop]) -> [String] { drops.map(\.name.description) }

  @Test("a backlog of one case, larger than a batch, lets another's drop through at once")
  func flood() throws {
    var limits = TemporarySpool.impatient
    limits.scanBatch = 8
    let folder = try TemporarySpool(limits)
    for index in 0..<100 { folder.drop("FLOOD.ktp.\(index).jpg", [1]) }
    usleep(20_000)
    folder.drop("GW-1.ktp.jpg", [1])
    let inbox = Inbox(try folder.open(), isWatching: false)
    #expect(names(try inbox.next(2, at: 0)).contains("GW-1.ktp.jpg"))
  }

  @Test("a drop that an event tells of waits behind no backlog of another case")
  func event() throws {
    var limits = TemporarySpool.impatient
    limits.scanBatch = 8
    let folder = try TemporarySpool(limits)
    let spool = try folder.open()
    let inbox = Inbox(spool)
    for index in 0..<100 { folder.drop("FLOOD.ktp.\(index).jpg", [1]) }
    #expect(try inbox.next(1, at: 0).count == 1)
    folder.drop("GW-1.ktp.jpg", [1])
    for index in 100..<200 { folder.drop("FLOOD.ktp.\(index).jpg", [1]) }
    #expect(names(try inbox.next(2, at: 0.1)).contains("GW-1.ktp.jpg"))
    // And nothing of the flood is forgotten.
    var seen: Set<EntryName> = []
    for step in 1..<400 where !inbox.isDrained {
      for drop in try inbox.next(3, at: Double(step)) {
        seen.insert(drop.name)
        _ = unsafe unlink("\(folder.path)/new/\(drop.name)")
      }
    }
    #expect(inbox.isDrained && seen.count >= 199)
    #expect(folder.names("new").allSatisfy { !seen.contains(EntryName($0)) })
  }

  @Test(
    "bad names and what is no file come after all others, large files only where they are wanted")
  func lanes() throws {
    var limits = TemporarySpool.impatient
    limits.scanBatch = 8
    limits.largeBytes = 10
    let folder = try TemporarySpool(limits)
    for index in 0..<50 { folder.drop("bad-\(index)", [1]) }
    for index in 0..<50 { _ = unsafe mkdir("\(folder.path)/new/Z\(index).ktp.jpg", 0o700) }
    folder.drop("GW-1.ktp.jpg", [UInt8](repeating: 1, count: 11))
    folder.drop("GW-2.ktp.jpg", [UInt8](repeating: 1, count: 10))
    let inbox = Inbox(try folder.open(), isWatching: false)
    #expect(names(try inbox.next(9, at: 0, lanes: [.ordinary])) == ["GW-2.ktp.jpg"])
    #expect(inbox.secondsUntilNext(at: 0.1, lanes: [.ordinary]) > 0)
    #expect(inbox.secondsUntilNext(at: 0.1) == 0)
    let rest = try inbox.next(3, at: 0.1)
    #expect(rest.first?.name.description == "GW-1.ktp.jpg")
    #expect(rest.map(\.lane) == [.large, .unfit, .unfit])
  }

  @Test("one call looks at a bounded number of names, however many there are")
  func bounded() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let count = 3 * Inbox.stepNames
    for index in 0..<count { folder.drop("GW-\(index).ktp.jpg", []) }
    let spool = try folder.open()
    let inbox = Inbox(spool, isWatching: false)
    let looks = Calls()
    spool.tree.gate.interposer = { call, _ in
      if call == .fstat { looks.count += 1 }
      return .proceed
    }
    var seen = 0
    for step in 0..<10 where seen == 0 {
      looks.count = 0
      seen = try inbox.next(count, at: Double(step) / 1000).count
      // Beside the names, the spool looks at its own lease.
      #expect(looks.count <= Inbox.stepNames + 16)
    }
    #expect(seen == count)
  }

  private final class Calls { var count = 0 }

  @Test("what was set aside comes again a minute later, after all others, or at once when changed")
  func setAside() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", [1])
    let inbox = Inbox(try folder.open(), isWatching: false)
    let stuck = try #require(try inbox.next(9, at: 0).first)
    inbox.setAside(stuck, at: 0)
    usleep(20_000)
    folder.drop("GW-2.ktp.jpg", [1])
    folder.drop("no name", [1])
    #expect(names(try inbox.next(9, at: 6)) == ["GW-2.ktp.jpg", "no name"])
    let again = try inbox.next(9, at: 61)
    #expect(names(again) == ["GW-2.ktp.jpg", "no name", "GW-1.ktp.jpg"])
    inbox.setAside(again[2], at: 61)
    #expect(try !names(inbox.next(9, at: 67)).contains("GW-1.ktp.jpg"))
    _ = unsafe chmod("\(folder.path)/new/GW-1.ktp.jpg", 0o600)
    #expect(names(try inbox.next(9, at: 73)).first == "GW-2.ktp.jpg")
    #expect(names(try inbox.next(9, at: 79)).contains("GW-1.ktp.jpg"))
  }

  @Test("a folder that cannot be moved costs no write and no fsync")
  func folders() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    for index in 0..<100 { _ = unsafe mkdir("\(folder.path)/new/Z\(index).ktp.jpg", 0o700) }
    let spool = try folder.open()
    let now = try spool.renewLease()
    let drops = try Inbox(spool, isWatching: false).next(100, at: 0)
    let writes = Calls()
    spool.tree.gate.interposer = { call, place in
      if call.isMutating { writes.count += 1 }
      // The tests may run as root, who may move everything: the refusal is played.
      return call == .access ? .fail(EACCES) : .proceed
    }
    let outcomes = try spool.claim(drops, at: now)
    #expect(outcomes.count == 100)
    for outcome in outcomes {
      guard case .stuck(let failure) = outcome else {
        Issue.record("taken")
        return
      }
      #expect(failure.number == EACCES && !failure.place.contains("Z"))
    }
    #expect(writes.count == 0)
    #expect(folder.names("new").count == 100)
  }
}
