import Files
import Glibc
import Spool
import TestSupport
import Testing

@Suite("photos claimed and told of as one group")
struct GroupTests {
  private static let names = (1...4).map { "GW-\($0).ktp.jpg" }

  private func scene() throws -> (folder: TemporarySpool, spool: Station, drops: [Drop]) {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    for name in Self.names { folder.drop(name, Array("photo of \(name)".utf8)) }
    let spool = try folder.open()
    let drops = try Inbox(spool, isWatching: false).next(9, at: 0)
    return (folder, spool, drops)
  }

  private func commit(_ job: Job) throws {
    guard case .photo(let bytes) = try job.load() else { return }
    try job.beginTry()
    let files = ResultFiles(originalExtension: "jpg", thumbnail: nil)
    _ = try job.commit(bytes, files, where: { _ in true }) { _ in
      NumberedFiles(verdict: Array("\(bytes.digest)".utf8), event: Array("event".utf8))
    }
  }

  private func told(_ jobs: [Job]) -> [(job: Job, event: EventFile)] {
    jobs.map { ($0, EventFile(serial: $0.id, bytes: Array("event".utf8))) }
  }

  /// Has every fsync counted by the folder or file it was for.
  private func countSyncs(_ spool: Station) -> Syncs {
    let syncs = Syncs()
    spool.tree.gate.interposer = { call, place in
      if call == .fsync { syncs.counts[place.description, default: 0] += 1 }
      return .proceed
    }
    return syncs
  }

  private final class Syncs { var counts: [String: Int] = [:] }

  @Test("what jobs have in common is made durable once for all of them")
  func sharesSyncs() throws {
    let (folder, spool, drops) = try scene()
    let now = try spool.renewLease()
    let syncs = countSyncs(spool)
    let jobs = try spool.claim(drops, at: now).compactMap(\.job)
    #expect(jobs.count == 4)
    let station = try #require(folder.names("active").first { !$0.hasSuffix(".lease") })
    #expect(syncs.counts["active/\(station)"] == 1)
    // Each job's record and folder, and the station.
    #expect(syncs.counts.values.reduce(0, +) == 2 * 4 + 1)
    for job in jobs { try commit(job) }
    syncs.counts = [:]
    #expect(spool.finish(told(jobs)).isEmpty)
    // Each event and the folder it comes to, and all of them where they are sent to.
    #expect(syncs.counts["outbox"] == 1 && syncs.counts.values.reduce(0, +) == 2 * 4 + 1)
    #expect(folder.names("outbox").count == 4 && folder.names("active/\(station)").isEmpty)
  }

  @Test("a job that fails is given back with its cause, and the others of its group are done")
  func isolatesFailures() throws {
    let (folder, spool, drops) = try scene()
    let jobs = try spool.claim(drops, at: spool.renewLease()).compactMap(\.job)
    for job in jobs { try commit(job) }
    let bad = jobs[1].id.description
    spool.tree.gate.interposer = { call, place in
      call == .rename && place.description == "outbox/\(bad).json" ? .fail(EIO) : .proceed
    }
    let failed = spool.finish(told(jobs))
    #expect(failed.map { $0.job.id } == [jobs[1].id])
    #expect(failed.first?.error.errorNumber == EIO)
    #expect(folder.names("outbox").count == 3)
    spool.tree.gate.interposer = nil
    #expect(spool.finish(told([jobs[1]])).isEmpty)
    #expect(folder.names("outbox").count == 4)
  }

  @Test("where the events cannot be made durable, no job of the group is removed")
  func keepsJobsUntilDurable() throws {
    let (folder, spool, drops) = try scene()
    let jobs = try spool.claim(drops, at: spool.renewLease()).compactMap(\.job)
    for job in jobs { try commit(job) }
    spool.tree.gate.interposer = { call, place in
      call == .fsync && place.description == "outbox" ? .fail(EIO) : .proceed
    }
    #expect(spool.finish(told(jobs)).map { $0.job.id } == jobs.map(\.id))
    let station = try #require(folder.names("active").first { !$0.hasSuffix(".lease") })
    #expect(folder.names("active/\(station)").count == 4)
  }

  @Test("a claim that fails stops there: what was taken is kept, what was not is where it was")
  func claimsBeforeFailure() throws {
    let (folder, spool, drops) = try scene()
    let now = try spool.renewLease()
    let renames = Syncs()
    spool.tree.gate.interposer = { call, _ in
      guard call == .rename else { return .proceed }
      renames.counts["", default: 0] += 1
      return renames.counts[""] == 3 ? .fail(ENOSPC) : .proceed
    }
    let outcomes = try spool.claim(drops, at: now)
    #expect(outcomes.compactMap(\.job).count == 2 && outcomes.count == 3)
    guard case .failed(let error) = outcomes.last else {
      Issue.record("the third claim did not fail")
      return
    }
    #expect(error.errorNumber == ENOSPC && folder.names("new").count == 2)
  }
}
