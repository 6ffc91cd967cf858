import Files
import Glibc
import ServiceSupport
import Spool
import Testing

@Suite("work that nobody does any more")
struct RecoveryTests {
  private func claim(_ spool: Station) throws -> Job? {
    guard let drop = try Inbox(spool, isWatching: false).next(1, at: 0).first,
      case .job(let job) = try spool.claim([drop], at: spool.renewLease())[0]
    else { return nil }
    return job
  }

  @Test("a living service's jobs are left alone, a silent one's are taken over")
  func lease() throws {
    var limits = TemporarySpool.impatient
    limits.leaseSeconds = 0.3
    let folder = try TemporarySpool(limits)
    folder.drop("GW-1.ktp.jpg", [1])
    let frozen = try folder.open()
    let job = try #require(try claim(frozen))
    let other = try folder.open()
    #expect(try other.recover(at: other.renewLease()).isEmpty)
    usleep(400_000)
    let recovered = try other.recover(at: other.renewLease())
    guard recovered.count == 1, case .judge(let taken) = recovered[0] else {
      Issue.record("not taken over")
      return
    }
    #expect(taken.id == job.id)
    #expect(taken.record.hasOpenTry && taken.record.tries == 0)
  }

  @Test("a service that wakes up after its lease does no harm and makes itself a new station")
  func wakesUp() throws {
    let folder = try TemporarySpool(SweepScenario.limits)
    folder.drop("GW-1.ktp.jpg", Array("photo".utf8))
    let frozen = try folder.open()
    let job = try #require(try claim(frozen))
    guard case .photo(let bytes) = try job.load() else {
      Issue.record("no photo")
      return
    }
    #expect(PromptService(try folder.open()).drain())
    let files = ResultFiles(originalExtension: "jpg")
    #expect(throws: FileError.leaseLost) {
      _ = try job.commit(bytes, files, where: { _ in true }) { _ in
        NumberedFiles(verdict: [], event: [])
      }
    }
    #expect(throws: FileError.leaseLost) { try frozen.renewLease() }
    #expect(throws: Never.self) { try frozen.renewLease() }
    #expect(folder.names("cases/GW-1") == ["case.json", "index.html", "ktp"])
  }

  @Test("what was claimed after the lease was lost outlives the end of what was lost")
  func newStation() throws {
    let folder = try TemporarySpool(SweepScenario.limits)
    folder.drop("GW-1.ktp.jpg", Array("photo".utf8))
    let frozen = try folder.open()
    let lost = try #require(try claim(frozen))
    #expect(lost.isHeld)
    #expect(PromptService(try folder.open()).drain())
    #expect(throws: FileError.leaseLost) { try frozen.renewLease() }
    #expect(!lost.isHeld && !frozen.hasTenure)
    folder.drop("GW-2.ktp.jpg", Array("another".utf8))
    let job = try #require(try claim(frozen))
    #expect(throws: FileError.leaseLost) { try lost.load() }
    #expect(job.isHeld && !lost.isHeld)
    // A job that went round and came back is the new one's alone.
    lost.release()
    #expect(job.isHeld)
  }

  @Test("a station that cannot be made leaves nothing behind, whichever call fails")
  func unmadeStation() throws {
    let folder = try TemporarySpool(SweepScenario.limits)
    var failures = 0
    for call in 0..<20 {
      let spool = try folder.open()
      var count = 0
      spool.tree.gate.interposer = { kind, _ in
        guard kind.isMutating else { return .proceed }
        count += 1
        return count - 1 == call ? .fail(EMFILE) : .proceed
      }
      _ = try? spool.renewLease()
      spool.tree.gate.interposer = nil
      if !spool.hasTenure {
        failures += 1
        #expect(folder.names("active").isEmpty, "after call \(call)")
        #expect(throws: Never.self) { try spool.renewLease() }
      }
      try spool.close()
    }
    #expect(failures > 3)
  }

  @Test("a dead process on this host is known by its number and start, at once")
  func deadProcess() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", [1])
    let dead = try folder.open()
    let job = try #require(try claim(dead))
    let leases = folder.names("active").filter { $0.hasSuffix(".lease") }
    let lease = try #require(leases.first)
    let text = String(decoding: folder.read("active/\(lease)") ?? [], as: UTF8.self)
    // The same process number, started at another time: the number was used again.
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[4] = "1"
    folder.write("active/\(lease)", Array(lines.joined(separator: "\n").utf8))
    let other = try folder.open()
    let found = try other.recover(at: other.renewLease())
    guard found.count == 1, case .judge(let taken) = found[0] else {
      Issue.record("not taken over")
      return
    }
    #expect(taken.id == job.id)
    #expect(folder.names("active").count == 2)
  }

  @Test("a job that cannot be read now does not keep the others from being found")
  func oneFails() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let spool = try folder.open()
    var jobs: [Job] = []
    for number in 1...3 {
      folder.drop("GW-\(number).ktp.jpg", [1])
      jobs.append(try #require(try claim(spool)))
    }
    for job in jobs { job.release() }
    let bad = jobs[1].id.description
    spool.tree.gate.interposer = { call, place in
      call == .open && place.description.contains(bad) ? .fail(EIO) : .proceed
    }
    let found = try spool.recover(at: spool.renewLease())
    #expect(found.count == 2)
    var passed: Set<String> = []
    spool.tree.onPassingOver = { passed.insert($0.place) }
    #expect(try spool.recover(at: spool.renewLease()).isEmpty)
    #expect(passed.count == 1 && passed.first?.hasSuffix(bad) == true)
    spool.tree.gate.interposer = nil
    guard case .judge(let late) = try spool.recover(at: spool.renewLease()).first else {
      Issue.record("what failed once is not found again")
      return
    }
    #expect(late.id.description == bad)
  }

  @Test("a lease that cannot be read now does not keep other work from being taken over")
  func oneLeaseFails() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let stranger = try folder.open()
    _ = try stranger.renewLease()
    let lease = try #require(folder.names("active").first { $0.hasSuffix(".lease") })
    let spool = try folder.open()
    folder.drop("GW-1.ktp.jpg", [1])
    let job = try #require(try claim(spool))
    job.release()
    spool.tree.gate.interposer = { call, place in
      call == .open && place.description.hasSuffix(lease) ? .fail(EIO) : .proceed
    }
    #expect(try spool.recover(at: spool.renewLease()).count == 1)
  }

  @Test("tries that services did not live to see the end of are no word on the photo")
  func interrupted() throws {
    let folder = try TemporarySpool(SweepScenario.limits)
    folder.drop("GW-1.ktp.jpg", [1])
    var job = try #require(try claim(try folder.open()))
    for _ in 1...20 {
      try job.beginTry()
      let next = try folder.open()
      guard case .judge(let found)? = try next.recover(at: next.renewLease()).first else {
        Issue.record("not found")
        return
      }
      job = found
      #expect(job.record.hasOpenTry && !job.isPoison && !job.isGivenUp)
      try job.tryWasInterrupted(killed: next.renewLease())
    }
    // All within a minute: they count as one.
    #expect(job.record.kills == 1)
  }

  @Test("a photo whose own work ended its decoder three times is poison, over restarts")
  func poison() throws {
    let folder = try TemporarySpool(SweepScenario.limits)
    folder.drop("GW-1.ktp.jpg", [1])
    var job = try #require(try claim(try folder.open()))
    for tries in 1...3 {
      try job.beginTry()
      try job.tryFailed()
      #expect(job.record.tries == tries && job.isPoison == (tries == 3))
      let next = try folder.open()
      guard case .judge(let found)? = try next.recover(at: next.renewLease()).first else {
        Issue.record("not found")
        return
      }
      job = found
    }
    #expect(job.isPoison && !job.isGivenUp)
  }

  @Test("two services on one spool give every photo exactly one verdict")
  func twoServices() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    for index in 0..<40 { folder.drop("GW-\(index % 10).ktp.\(index).jpg", [UInt8(index / 2)]) }
    let one = try folder.open()
    let two = try folder.open()
    let inboxes = [Inbox(one, isWatching: false), Inbox(two, isWatching: false)]
    // Both have seen every drop before either claims one.
    let seen = try inboxes.map { try $0.next(100, at: 0) }
    #expect(seen[0].count == 40 && seen[1].count == 40)
    var claimed = 0
    for (first, second) in zip(seen[0], seen[1].reversed()) {
      for (spool, drop) in [(one, first), (two, second)] {
        guard case .job(let job) = try spool.claim([drop], at: spool.renewLease())[0] else {
          continue
        }
        claimed += 1
        job.release()
      }
    }
    #expect(claimed == 40)
    #expect(PromptService(one).drain() && PromptService(two).drain())
    let photos = try one.archive.cases().flatMap { try one.archive.attempts($0) }
    #expect(photos.count == 20 || photos.count == 40)
    #expect(folder.names("outbox").count == 40)
  }

  @Test("two services that judge the same bytes at once make one attempt")
  func sameAtOnce() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.a.jpg", Array("same".utf8))
    folder.drop("GW-1.ktp.b.jpg", Array("same".utf8))
    let one = try folder.open()
    let two = try folder.open()
    let first = try #require(try claim(one))
    let second = try #require(try claim(two))
    guard case .photo(let mine) = try first.load(), case .photo(let yours) = try second.load()
    else {
      Issue.record("no photos")
      return
    }
    let files = ResultFiles(originalExtension: "jpg")
    var outcome: CommitOutcome?
    let slow = try first.commit(mine, files, where: { _ in true }) { number in
      if number == 1 && outcome == nil {
        outcome = try second.commit(yours, files, where: { _ in true }) { _ in
          NumberedFiles(verdict: [2], event: [2])
        }
      }
      return NumberedFiles(verdict: [1], event: [1])
    }
    #expect(outcome == .committed(attempt: 1))
    #expect(slow == .sameAs(attempt: 1))
    #expect(folder.names("cases/GW-1") == ["ktp"])
  }
}
