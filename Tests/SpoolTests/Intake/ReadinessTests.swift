import Files
import Spool
import Testing

@Suite("what inotify's events say of a name")
struct ReadinessTests {
  private let name = EntryName("GW-1.ktp.jpg")

  private func finish(_ events: [(Readiness.Event, Double)], at seconds: Double)
    -> Readiness.Finish?
  {
    var readiness = Readiness(namesMaximum: 8)
    for (event, time) in events { readiness.take(event, name, at: time) }
    return readiness.finish(of: name, at: seconds)
  }

  @Test("a rename finishes a name at once")
  func renamed() { #expect(finish([(.movedIn, 0)], at: 0) == .renamed) }

  @Test("a name being written is not finished before it is closed")
  func written() {
    #expect(finish([(.created, 0), (.opened, 0)], at: 100) == nil)
    #expect(finish([(.created, 0), (.opened, 0), (.closedAfterWriting, 3)], at: 3) == .closed)
  }

  @Test("a name that appears unopened was linked, once a moment has gone by")
  func linked() {
    #expect(finish([(.created, 1)], at: 1.01) == nil)
    #expect(finish([(.created, 1)], at: 1.05) == .closed)
  }

  @Test("a reader's open says nothing of a finished name")
  func read() { #expect(finish([(.movedIn, 0), (.opened, 1)], at: 1) == .renamed) }

  @Test("nothing is known of names that left, were never seen, or whose events were lost")
  func unknown() {
    #expect(finish([(.movedIn, 0), (.left, 1)], at: 1) == nil)
    #expect(finish([], at: 1) == nil)
    var readiness = Readiness(namesMaximum: 8)
    readiness.take(.movedIn, name, at: 0)
    readiness.overflow()
    #expect(readiness.finish(of: name, at: 1) == nil)
  }

  @Test("a renamed drop stays whole when its sender closes it afterwards")
  func closedAfterRename() {
    var readiness = Readiness(namesMaximum: 8)
    readiness.take(.movedIn, EntryName("a"), at: 1)
    readiness.take(.closedAfterWriting, EntryName("a"), at: 1)
    #expect(readiness.finish(of: EntryName("a"), at: 1) == .renamed)
  }

  @Test("a rename over a name that was being written is a rename")
  func replaced() {
    #expect(finish([(.created, 0), (.opened, 0), (.movedIn, 1)], at: 1) == .renamed)
  }

  @Test("it remembers no more names than it may")
  func bounded() {
    var readiness = Readiness(namesMaximum: 8)
    for index in 0..<1000 { readiness.take(.movedIn, EntryName("\(index)"), at: 0) }
    let remembered = (0..<1000).count { readiness.finish(of: EntryName("\($0)"), at: 0) != nil }
    #expect(remembered <= 8)
    #expect(readiness.finish(of: EntryName("999"), at: 0) == .renamed)
  }
}
