import Files
import Glibc
import ServiceSupport
import Spool
import Testing

@Suite("removing photos, with a fault at every call")
struct PurgeSweepTests {
  private static let caseID = "GW-1"

  /// Every second station counts as dead, so that one process plays all services in turn.
  private static var limits: SpoolLimits {
    var limits = TemporarySpool.impatient
    limits.leaseSeconds = -1
    return limits
  }

  private func judged() throws -> TemporarySpool {
    let folder = try TemporarySpool(Self.limits)
    folder.drop("GW-1.ktp.jpg", [1])
    folder.drop("GW-1.rumah.a.jpg", [2])
    folder.drop("GW-1.rumah.b.jpg", [3])
    folder.drop("GW-2.ktp.jpg", [4])
    let spool = try folder.open()
    PromptService(spool).drain()
    try spool.close()
    return folder
  }

  /// Removes the first case as the service's purge does, calls of the file system and all.
  ///
  /// - Returns: How many mutating calls were made.
  @discardableResult
  private func purge(
    _ folder: TemporarySpool, disk: FailingDisk? = nil,
    _ fault: @escaping (Int) -> Interference = { _ in .proceed }
  ) throws -> Int {
    let calls = Calls()
    let spool = try folder.open()
    spool.tree.gate.interposer = { call, place in
      guard call.isMutating else { return .proceed }
      calls.count += 1
      return disk?.answer(call, place) ?? fault(calls.count - 1)
    }
    do {
      let kept = try spool.archive.keptAttempts(Self.caseID)
      try spool.archive.writeTombstone(
        Self.caseID, Array("all of it".utf8), in: spool.drafts())
      for attempt in kept {
        try spool.archive.purge(
          attempt, leaving: Array("of one".utf8), in: spool.drafts())
      }
      try spool.archive.removeCaseFiles(Self.caseID)
      try spool.close()
    } catch FileError.machine {
      // As after a kill: the next one finds what is left.
    }
    return calls.count
  }

  private final class Calls { var count = 0 }

  /// What must hold at any moment: each photo of the case is all there or its tombstone alone.
  private func halves(_ folder: TemporarySpool) -> [String] {
    ["ktp", "rumah", "rumah.2"].filter { name in
      let files = folder.names("cases/GW-1/\(name)")
      return files != ["tombstone.json"]
        && files != ["original.jpg", "thumb.jpg", "verdict.json"]
    }
  }

  private func violations(_ folder: TemporarySpool) throws -> [String] {
    var verification = SpoolVerification(try folder.tree()) {
      verdict, _, digest throws(FileError) in
      try JudgedBytes.fault(of: verdict, digest)
    }
    return try verification.run().map(\.description)
  }

  @Test("what is left of a case is tombstones, and the spool is whole")
  func whole() throws {
    let folder = try judged()
    let untouched = folder.contents().filter { $0.key.hasPrefix("cases/GW-2/") }
    try purge(folder)
    #expect(folder.names("cases/GW-1") == ["ktp", "rumah", "rumah.2", "tombstone.json"])
    #expect(folder.read("cases/GW-1/ktp/tombstone.json") == Array("of one".utf8))
    #expect(folder.contents().filter { $0.key.hasPrefix("cases/GW-2/") } == untouched)
    #expect(folder.names("active") == [] && halves(folder) == [])
    #expect(try violations(folder) == [])
    let spool = try folder.open()
    #expect(try spool.archive.isPurged("GW-1") && !spool.archive.isPurged("GW-2"))
    #expect(try spool.archive.lastTouched("GW-1") == nil)
  }

  @Test("the same photo again is a new attempt under a number of its own")
  func again() throws {
    let folder = try judged()
    try purge(folder)
    folder.drop("GW-1.ktp.x.jpg", [1])
    let spool = try folder.open()
    PromptService(spool).drain()
    try spool.close()
    #expect(folder.names("cases/GW-1/ktp.2") == ["original.jpg", "thumb.jpg", "verdict.json"])
    #expect(folder.names("cases/GW-1/ktp") == ["tombstone.json"])
    #expect(try !spool.archive.isPurged("GW-1") && violations(folder) == [])
    #expect(try spool.archive.keptAttempts("GW-1").map(\.number) == [2])
  }

  @Test("killed at any call, no photo is half removed, and service and purge finish the rest")
  func kill() throws {
    let calls = try purge(judged())
    #expect(calls > 30)
    for call in 0..<calls {
      let folder = try judged()
      try purge(folder) { $0 == call ? .stop : .proceed }
      guard halves(folder) == [] else {
        Issue.record("killed at call \(call): \(halves(folder)) is half there")
        return
      }
      // A service that starts now takes the dead one's station down, removed photos and all.
      let spool = try folder.open()
      PromptService(spool).drain()
      try spool.close()
      let left = try violations(folder)
      guard folder.names("active") == [], left == [], halves(folder) == [] else {
        Issue.record("killed at call \(call): \(folder.names("active")) \(left)")
        return
      }
      try purge(folder)
      guard folder.names("cases/GW-1") == ["ktp", "rumah", "rumah.2", "tombstone.json"] else {
        Issue.record("killed at call \(call): \(folder.names("cases/GW-1")) after the next")
        return
      }
    }
  }

  @Test(
    "with the power gone at any call, no photo is half removed, and the next purge does the rest",
    arguments: [false, true])
  func powerCut(removesAtOnce: Bool) throws {
    let calls = try purge(judged())
    var failures: [String] = []
    for call in SweepSize.calls(of: calls, sample: 20, seed: 3) where failures.count < 3 {
      let folder = try judged()
      let disk = try FailingDisk(folder.path, cut: call, removesAtOnce: removesAtOnce)
      try purge(folder, disk: disk)
      let left = try TemporarySpool(Self.limits)
      try disk.restore(to: left.path)
      var wrong = halves(left)
      let spool = try left.open()
      PromptService(spool).drain()
      try spool.close()
      wrong += halves(left) + left.names("active")
      wrong += try violations(left).filter { !$0.contains(": mode ") }
      try purge(left)
      let names = left.names("cases/GW-1")
      if names != ["ktp", "rumah", "rumah.2", "tombstone.json"] { wrong += names }
      if !wrong.isEmpty { failures.append("cut at call \(call): \(wrong)") }
    }
    SweepSize.tell("purge cut off at each of \(calls) calls: \(failures.count) failures")
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test(
    "an error at any call removes no photo without its tombstone",
    arguments: [ENOSPC, EIO, EROFS, EMFILE])
  func fail(number: Int32) throws {
    let calls = try purge(judged())
    for call in 0..<calls {
      let folder = try judged()
      try purge(folder) { $0 == call ? .fail(number) : .proceed }
      guard halves(folder) == [] else {
        Issue.record("errno \(number) at call \(call): \(halves(folder)) is half there")
        return
      }
      try purge(folder)
      let spool = try folder.open()
      PromptService(spool).drain()
      try spool.close()
      let left = try violations(folder)
      guard left == [], folder.names("cases/GW-1").count == 4 else {
        Issue.record("errno \(number) at call \(call): \(left)")
        return
      }
    }
  }
}
