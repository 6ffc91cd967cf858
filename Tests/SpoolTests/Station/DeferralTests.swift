import Files
import Glibc
import ServiceSupport
import Spool
import Testing

@Suite("jobs put off")
struct DeferralTests {
  private func claim(_ spool: Station) throws -> Job? {
    guard let drop = try Inbox(spool, isWatching: false).next(1, at: 0).first,
      case .job(let job) = try spool.claim([drop], at: spool.renewLease())[0]
    else { return nil }
    return job
  }

  @Test("the pause after machine trouble doubles up to its limit")
  func pauses() {
    let limits = SpoolLimits()
    let pauses = [1, 2, 3, 4, 5, 50].map { limits.pause(afterFailures: $0, atMost: 4) }
    #expect(pauses == [1, 2, 4, 4, 4, 4])
  }

  @Test("a job put off for the machine comes back after its pause, with nothing held against it")
  func machine() throws {
    var limits = SpoolLimits()
    limits.ageSeconds = 0
    let folder = try TemporarySpool(limits)
    folder.drop("GW-1.ktp.jpg", [1])
    let spool = try folder.open()
    let job = try #require(try claim(spool))
    let now = try spool.renewLease()
    try job.postpone(.machine, at: now)
    #expect(folder.names("deferred") == [job.id.description])
    #expect(try spool.resumeDeferred(9, at: now.advanced(bySeconds: 0.9)).isEmpty)
    let back = try #require(
      try spool.resumeDeferred(9, at: now.advanced(bySeconds: 1.1)).first)
    #expect(back.id == job.id)
    #expect(!back.record.hasOpenTry)
    #expect(folder.names("deferred") == [])
    try back.postpone(.machine, at: now)
    #expect(try spool.resumeDeferred(9, at: now.advanced(bySeconds: 1.9)).isEmpty)
    #expect(try spool.resumeDeferred(9, at: now.advanced(bySeconds: 2.1)).count == 1)
  }

  @Test("an unfinished photo is judged again when it has changed and come to rest")
  func grows() throws {
    var limits = SpoolLimits()
    limits.ageSeconds = 0.2
    let folder = try TemporarySpool(limits)
    folder.write("new/GW-1.ktp.jpg", [1])
    let sender = unsafe Glibc.open("\(folder.path)/new/GW-1.ktp.jpg", O_WRONLY | O_APPEND)
    defer { close(sender) }
    usleep(250_000)
    let spool = try folder.open()
    let job = try #require(try claim(spool))
    #expect(job.mayStillGrow(at: try spool.renewLease()))
    try job.postpone(.unfinished, at: spool.renewLease())
    usleep(250_000)
    #expect(try spool.resumeDeferred(9, at: spool.renewLease()).isEmpty)
    _ = unsafe Glibc.write(sender, "more", 4)
    #expect(try spool.resumeDeferred(9, at: spool.renewLease()).isEmpty)
    usleep(250_000)
    let back = try #require(try spool.resumeDeferred(9, at: spool.renewLease()).first)
    guard case .photo(let bytes) = try back.load() else {
      Issue.record("no photo")
      return
    }
    #expect(bytes.count == 5)
  }

  @Test("a minute after it was first seen an unfinished photo is judged as it is")
  func ends() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.write("new/GW-1.ktp.jpg", [1])
    let spool = try folder.open()
    let job = try #require(try claim(spool))
    let now = try spool.renewLease()
    try job.postpone(.unfinished, at: now)
    #expect(try spool.resumeDeferred(9, at: now.advanced(bySeconds: 59)).isEmpty)
    let later = now.advanced(bySeconds: 61)
    let back = try #require(try spool.resumeDeferred(9, at: later).first)
    #expect(!back.mayStillGrow(at: later))
  }

  @Test("what was renamed into place is whole: it never waits for more")
  func renamed() throws {
    let folder = try TemporarySpool()
    let spool = try folder.open()
    let inbox = Inbox(spool)
    _ = try inbox.next(1, at: 0)
    folder.drop("GW-1.ktp.jpg", [1])
    let now = try spool.renewLease()
    guard let drop = try inbox.next(1, at: 0.1).first,
      case .job(let job) = try spool.claim([drop], at: now)[0]
    else {
      Issue.record("not ready")
      return
    }
    #expect(!job.mayStillGrow(at: now))
  }

  @Test("retry makes deferred jobs due at once")
  func wanted() throws {
    var limits = SpoolLimits()
    limits.ageSeconds = 0
    limits.pauseSeconds = 1000
    limits.pauseMaximumSeconds = 1000
    let folder = try TemporarySpool(limits)
    folder.drop("GW-1.ktp.jpg", [1])
    let spool = try folder.open()
    let now = try spool.renewLease()
    try #require(try claim(spool)).postpone(.machine, at: now)
    #expect(try spool.resumeDeferred(9, at: now).isEmpty)
    #expect(try folder.open().wantDeferred() == 1)
    #expect(try spool.resumeDeferred(9, at: now).count == 1)
  }

  @Test("a deferred job that cannot be looked at now keeps no other waiting, and stays where it is")
  func oneFails() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let spool = try folder.open()
    let now = try spool.renewLease()
    var jobs: [Job] = []
    for number in 1...3 {
      folder.drop("GW-\(number).ktp.jpg", [1])
      jobs.append(try #require(try claim(spool)))
    }
    for job in jobs { try job.postpone(.machine, at: now) }
    let bad = jobs[1].id.description
    let next = try folder.open()
    next.tree.gate.interposer = { call, place in
      call == .open && place.description.contains("deferred/\(bad)/record") ? .fail(EIO) : .proceed
    }
    let later = try next.renewLease()
    #expect(try next.resumeDeferred(9, at: later).count == 2)
    var passed: Set<String> = []
    next.tree.onPassingOver = { passed.insert($0.place) }
    #expect(try next.resumeDeferred(9, at: later).isEmpty)
    #expect(passed == ["deferred/\(bad)"])
    #expect(try next.recover(at: later).isEmpty)
    #expect(folder.names("deferred") == [bad])
    next.tree.gate.interposer = nil
    #expect(try next.resumeDeferred(9, at: later).count == 1)
  }

  @Test("a deferred job that lost its record does not wait for ever")
  func withoutRecord() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    for (index, place) in [JobID(), JobID()].map({ "deferred/\($0)" }).enumerated() {
      _ = unsafe mkdir("\(folder.path)/\(place)", 0o700)
      if index == 0 { folder.write("\(place)/in", [1, 2, 3]) }
    }
    #expect(PromptService(try folder.open()).drain())
    #expect(folder.names("deferred").isEmpty)
    #expect(folder.names("quarantine").count { $0.hasSuffix(".bin") } == 1)
  }
}
