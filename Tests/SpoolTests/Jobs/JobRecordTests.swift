import Files
import ServiceSupport
import Spool
import Testing

@Suite("what is kept of a job")
struct JobRecordTests {
  private static let name = EntryName("GW-1.ktp.jpg")
  private func record(_ lines: String = "") throws -> JobRecord {
    let record = JobRecord(name: Self.name, firstSeen: FileTime(nanoseconds: 7))
    return try #require(JobRecord(record.bytes + Array(lines.utf8)))
  }

  @Test("a record says the same after it was written and read, whatever the name's bytes")
  func roundTrip() throws {
    var record = JobRecord(
      name: EntryName([0x0a, 0xff, 0x20]), firstSeen: FileTime(nanoseconds: 1_585_008_900_000_000))
    record.wasRenamed = true
    record.isRetrial = true
    record.tries = 2
    record.hasOpenTry = true
    #expect(JobRecord(record.bytes) == record)
    let lines = "deferred machine 5 6 3\nkilled 70000000000\nkilled 140000000000\nfailed\nwanted\n"
    let lived = try self.record(lines)
    #expect(lived.kills == 2 && lived.tries == 1 && lived.isWanted)
    #expect(JobRecord(lived.bytes) == lived)
  }

  @Test("a torn last line is as if it had never been begun, at every length")
  func torn() throws {
    var record = try record()
    let whole = record.bytes
    let added = Array("\nattempt\n".utf8)
    for count in 0..<added.count { #expect(JobRecord(whole + added[..<count]) == record) }
    record.hasOpenTry = true
    #expect(JobRecord(whole + added) == record)
  }

  @Test("only what the photo's own work ended counts as a try")
  func tries() throws {
    let lines = "attempt\ninterrupted\nattempt\nfailed\nattempt\nattempt\nkilled 5\n"
    let read = try record(lines)
    #expect(read.tries == 1 && read.kills == 1 && !read.hasOpenTry)
    #expect(try record("attempt\n").hasOpenTry)
  }

  @Test("a deferral ends the try before it, and a try ends a wish for one")
  func history() throws {
    let lines = "attempt\nattempt\ndeferred machine 5 6\nwanted\n"
    let read = try record(lines)
    #expect(!read.hasOpenTry && read.isWanted)
    #expect(read.deferral?.reason == .machine && read.deferral?.count == 1)
    #expect(try !record(lines + "attempt\n").isWanted)
    // What was put off because it may not be whole is another photo when it is.
    #expect(try record("failed\ndeferred unfinished 5 6 1\n").tries == 0)
    #expect(try record("failed\ndeferred machine 5 6 1\n").tries == 1)
  }

  @Test("deferrals are counted by their reason, whether each was written or the last alone")
  func deferrals() throws {
    #expect(try record("deferred machine 5 6\ndeferred machine 7 6\n").deferral?.count == 2)
    #expect(try record("deferred machine 7 6 2\ndeferred machine 8 6 3\n").deferral?.count == 3)
    #expect(try record("deferred machine 7 6 9\ndeferred costly 8 6\n").deferral?.count == 1)
  }

  @Test("a job that is put off ten thousand times keeps a short record that says so")
  func bounded() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", [1])
    let spool = try folder.open()
    let drop = try #require(try Inbox(spool, isWatching: false).next(1, at: 0).first)
    var job = try #require(try spool.claim([drop], at: spool.renewLease())[0].job)
    let id = job.id.description
    for count in 1...2000 {
      try job.beginTry()
      try job.tryWasInterrupted()
      try job.postpone(.machine, at: spool.renewLease())
      let length = try #require(folder.read("deferred/\(id)/record")).count
      #expect(length < JobRecord.bytesMaximum + 100)
      job = try #require(try spool.resumeDeferred(1, at: spool.renewLease()).first)
      #expect(job.record.deferral?.count == count)
    }
    #expect(job.record.name == Self.name)
  }

  @Test("a record that somebody has made longer than a megabyte costs nobody anything")
  func long() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    for name in ["GW-1.ktp.jpg", "GW-2.ktp.jpg"] { folder.drop(name, [1]) }
    let spool = try folder.open()
    for drop in try Inbox(spool, isWatching: false).next(2, at: 0) {
      let job = try #require(try spool.claim([drop], at: spool.renewLease())[0].job)
      try job.postpone(.machine, at: spool.renewLease())
    }
    let id = try #require(folder.names("deferred").first)
    let record = try #require(folder.read("deferred/\(id)/record"))
    let line = Array("deferred unfinished 5 6\n".utf8)
    folder.write(
      "deferred/\(id)/record", record + [[UInt8]](repeating: line, count: 60_000).joined())
    let back = try folder.open().resumeDeferred(9, at: spool.renewLease().advanced(bySeconds: 99))
    #expect(back.count == 2)
    #expect(Set(back.compactMap { $0.drop?.caseID }) == ["GW-1", "GW-2"])
  }

  @Test("bytes that are no record are none")
  func nonsense() {
    #expect(JobRecord([]) == nil)
    #expect(JobRecord(Array("jernih.job/1\nname zz\nseen 1\n".utf8)) == nil)
    #expect(JobRecord([UInt8](repeating: 0xff, count: 100)) == nil)
  }
}
