import Files
import Glibc
import Spool
import Testing

@Suite("quarantine in groups")
struct QuarantineTests {
  private func jobs(_ spool: Station) throws -> [Job] {
    let drops = try Inbox(spool, isWatching: false).next(100, at: 0)
    return try spool.claim(drops, at: spool.renewLease()).compactMap(\.job)
  }

  private func rejections(_ jobs: [Job]) -> [(job: Job, reason: [UInt8], event: EventFile?)] {
    jobs.map {
      (
        $0, Array("badName".utf8),
        EventFile(serial: $0.id, bytes: Array("\($0.id) rejected".utf8))
      )
    }
  }

  @Test("a group of bad names has the fsyncs of its folders in common")
  func group() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    for index in 0..<50 { folder.drop("bad-\(index)", [1]) }
    let spool = try folder.open()
    let jobs = try jobs(spool)
    var syncs: [String: Int] = [:]
    spool.tree.gate.interposer = { call, place in
      if call == .fsync { syncs[place.description, default: 0] += 1 }
      return .proceed
    }
    #expect(spool.quarantine(rejections(jobs)).isEmpty)
    #expect(syncs["quarantine"] == 1 && syncs["outbox"] == 1)
    // Of each its reason, its event and its own folder.
    #expect(syncs.values.reduce(0, +) == 3 * 50 + 2)
    #expect(folder.names("quarantine").count == 100 && folder.names("outbox").count == 50)
    #expect(jobs.allSatisfy { !$0.isHeld })
    try spool.close()
    #expect(folder.names("active") == [])
  }

  @Test("one that fails keeps no other, and may be asked for again")
  func failure() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    for index in 0..<3 { folder.drop("bad-\(index)", [1]) }
    let spool = try folder.open()
    let jobs = try jobs(spool)
    let broken = jobs[1]
    spool.tree.gate.interposer = { call, place in
      call == .create && place.description.contains("\(broken.id)/reason") ? .fail(EIO) : .proceed
    }
    let failed = spool.quarantine(rejections(jobs))
    #expect(failed.map(\.job.id) == [broken.id])
    #expect(folder.names("outbox").count == 2 && broken.isHeld)
    spool.tree.gate.interposer = nil
    #expect(spool.quarantine(rejections([broken])).isEmpty)
    #expect(folder.names("outbox").count == 3 && folder.names("quarantine").count == 6)
  }
}
