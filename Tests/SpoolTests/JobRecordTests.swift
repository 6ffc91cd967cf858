import Spool
import Testing

@Suite("what is kept of a job")
struct JobRecordTests {
  @Test("a record says the same after it was written and read, whatever the name's bytes")
  func roundTrip() throws {
    var record = JobRecord(
      name: EntryName([0x0a, 0xff, 0x20]), firstSeen: FileTime(nanoseconds: 1_585_008_900_000_000))
    record.wasRenamed = true
    record.isRetrial = true
    record.attempts = 2
    #expect(JobRecord(record.bytes) == record)
  }

  @Test("a torn last line is as if it had never been begun, at every length")
  func torn() throws {
    var record = JobRecord(name: EntryName("GW-1.ktp.jpg"), firstSeen: FileTime(nanoseconds: 7))
    let whole = record.bytes
    let added = Array("\nattempt\n".utf8)
    for count in 0..<added.count { #expect(JobRecord(whole + added[..<count]) == record) }
    record.attempts = 1
    #expect(JobRecord(whole + added) == record)
  }

  @Test("a deferral ends the attempts before it, and an attempt ends a wish for one")
  func history() throws {
    let record = JobRecord(name: EntryName("x"), firstSeen: FileTime(nanoseconds: 0))
    let lines = "attempt\nattempt\ndeferred machine 5 6\nwanted\n"
    let read = try #require(JobRecord(record.bytes + Array(lines.utf8)))
    #expect(read.attempts == 0)
    #expect(read.isWanted)
    #expect(read.deferrals.map(\.reason) == [.machine])
    let next = try #require(JobRecord(read.bytes + Array((lines + "attempt\n").utf8)))
    #expect(!next.isWanted && next.attempts == 1)
  }

  @Test("bytes that are no record are none")
  func nonsense() {
    #expect(JobRecord([]) == nil)
    #expect(JobRecord(Array("jernih.job/1\nname zz\nseen 1\n".utf8)) == nil)
    #expect(JobRecord([UInt8](repeating: 0xff, count: 100)) == nil)
  }
}
