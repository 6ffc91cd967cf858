import Spool
import Testing

@Suite("Which drops are seen to be finished")
struct ReadinessTests {
  let name = EntryName("GW-1.ktp.jpg")

  @Test("a renamed drop stays whole when its sender closes it afterwards")
  func closedAfterRename() {
    var readiness = Readiness(namesMaximum: 8)
    readiness.take(.movedIn, name, at: 1)
    readiness.take(.closedAfterWriting, name, at: 1)
    #expect(readiness.finish(of: name, at: 1) == .renamed)
  }

  @Test("a drop written in place is finished when it is closed, and not before")
  func writtenInPlace() {
    var readiness = Readiness(namesMaximum: 8)
    readiness.take(.created, name, at: 1)
    readiness.take(.opened, name, at: 1)
    #expect(readiness.finish(of: name, at: 100) == nil)
    readiness.take(.closedAfterWriting, name, at: 101)
    #expect(readiness.finish(of: name, at: 101) == .closed)
  }

  @Test("a name that appears and is not opened was linked")
  func linked() {
    var readiness = Readiness(namesMaximum: 8)
    readiness.take(.created, name, at: 1)
    #expect(readiness.finish(of: name, at: 1) == nil)
    #expect(readiness.finish(of: name, at: 1 + Readiness.linkGraceSeconds) == .closed)
  }

  @Test("after lost events nothing counts as finished")
  func overflow() {
    var readiness = Readiness(namesMaximum: 8)
    readiness.take(.movedIn, name, at: 1)
    readiness.overflow()
    #expect(readiness.finish(of: name, at: 2) == nil)
    #expect(readiness.finished(at: 2).isEmpty)
  }
}
