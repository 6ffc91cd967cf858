import Files
import Glibc
import ServiceSupport
import Spool
import Testing

@Suite("asking for another judgement, with a fault at every call")
struct RetrySweepTests {
  /// A served spool: one finished photo, and two drops in quarantine, of which one was given a name
  /// under which it can be judged.
  private func served() throws -> TemporarySpool {
    let folder = try TemporarySpool(SweepScenario.limits)
    folder.drop("GW-1.ktp.jpg", Array("photo".utf8))
    folder.drop("no name", Array("bad".utf8))
    folder.drop("no name either", Array("good".utf8))
    let spool = try folder.open()
    PromptService(spool).drain()
    try spool.close()
    return folder
  }

  private final class Calls { var count = 0 }

  /// Asks for everything there is once more.
  private func ask(_ spool: Station, _ folder: TemporarySpool) throws {
    let now = try spool.renewLease()
    _ = try spool.wantDeferred()
    let waiting = try spool.tree.quarantined().map(\.serial)
    for serial in waiting {
      let isGood = folder.read("quarantine/\(serial).bin") == Array("good".utf8)
      let name = EntryName(isGood ? "GW-1.kk.jpg" : "no name")
      try spool.retryQuarantined(serial, name: name, at: now)
    }
    let kept = try spool.archive.keptAttempts("GW-1")
    for attempt in kept.filter({ $0.kind == "ktp" }).suffix(1) {
      try spool.retryFinished(attempt, at: now)
    }
    try spool.close()
  }

  /// Does what `retry` does, with a fault in the way.
  ///
  /// - Returns: How many mutating calls were made.
  @discardableResult
  private func retry(
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
      try ask(spool, folder)
    } catch FileError.machine {
      // As after a kill: a command that failed says so, and the next one does the rest.
    }
    return calls.count
  }

  /// What is wrong once a service has been at work: each photo is in one place, whole.
  private func violations(
    _ folder: TemporarySpool, afterPowerCut: Bool = false, attemptsMaximum: Int = 2
  ) throws -> [String] {
    let spool = try folder.open()
    PromptService(spool).drain()
    try spool.close()
    var wrong = ["new", "active", "deferred"].filter { folder.names($0) != [] }
    let originals = folder.names("cases/GW-1").compactMap {
      folder.read("cases/GW-1/\($0)/original.jpg")
    }
    let quarantined = folder.names("quarantine").filter { $0.hasSuffix(".bin") }
      .compactMap { folder.read("quarantine/\($0)") }
    let photos = originals.filter { $0 == Array("photo".utf8) }.count
    let good = (originals + quarantined).filter { $0 == Array("good".utf8) }.count
    let bad = (originals + quarantined).filter { $0 == Array("bad".utf8) }.count
    if !(1...attemptsMaximum).contains(photos) || good != 1 || bad != 1 {
      wrong.append("\(photos) attempts of the photo, \(good) of the good drop, \(bad) of the bad")
    }
    var verification = SpoolVerification(try folder.tree()) {
      verdict, _, digest throws(FileError) in
      try JudgedBytes.fault(of: verdict, digest)
    }
    let found = try verification.run().map(\.description)
    return wrong + (afterPowerCut ? found.filter { !$0.contains(": mode ") } : found)
  }

  /// The same asked once more, after whatever has happened, does what it should.
  private func isDoneByTheNext(_ folder: TemporarySpool, afterPowerCut: Bool = false) throws
    -> [String]
  {
    try retry(folder)
    let wrong = try violations(folder, afterPowerCut: afterPowerCut, attemptsMaximum: 3)
    let isJudged = folder.read("cases/GW-1/kk/original.jpg") == Array("good".utf8)
    let attempts = folder.names("cases/GW-1").count { $0.hasPrefix("ktp") }
    return wrong + (isJudged && attempts >= 2 ? [] : ["the next one did not do it"])
  }

  @Test("without a fault everything is judged again")
  func whole() throws {
    let folder = try served()
    #expect(try retry(folder) > 30)
    #expect(try violations(folder) == [])
    #expect(folder.names("cases/GW-1") == ["case.json", "index.html", "kk", "ktp", "ktp.2"])
    #expect(folder.names("quarantine").count == 2)
  }

  @Test("killed at any call, everything is in one place, and the next one does the rest")
  func kill() throws {
    let calls = try retry(served())
    var failures: [String] = []
    for call in 0..<calls where failures.count < 3 {
      let folder = try served()
      try retry(folder) { $0 >= call ? .stop : .proceed }
      var wrong = try violations(folder)
      if wrong.isEmpty, call % 2 == 0 || SweepSize.isWhole {
        wrong = try isDoneByTheNext(folder)
      }
      if !wrong.isEmpty { failures.append("killed at call \(call): \(wrong)") }
    }
    SweepSize.tell("retry killed at each of \(calls) calls: \(failures.count) failures")
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test(
    "with the power gone at any call, everything is in one place, and the next one does the rest",
    arguments: [false, true])
  func powerCut(removesAtOnce: Bool) throws {
    let calls = try retry(served())
    var failures: [String] = []
    for call in SweepSize.calls(of: calls, sample: 24, seed: 4) where failures.count < 3 {
      let folder = try served()
      let disk = try FailingDisk(folder.path, cut: call, removesAtOnce: removesAtOnce)
      try retry(folder, disk: disk)
      let left = try TemporarySpool(SweepScenario.limits)
      try disk.restore(to: left.path)
      var wrong = try violations(left, afterPowerCut: true)
      if wrong.isEmpty { wrong = try isDoneByTheNext(left, afterPowerCut: true) }
      if !wrong.isEmpty { failures.append("cut at call \(call): \(wrong)") }
    }
    SweepSize.tell("retry cut off at each of \(calls) calls: \(failures.count) failures")
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  /// Has a service judge again what `retry` asked for, until the power goes.
  ///
  /// - Returns: What is left, and how many calls there were.
  private func serveRetried(cutAt call: Int, removesAtOnce: Bool) throws -> (TemporarySpool, Int) {
    let folder = try served()
    try retry(folder)
    let disk = try FailingDisk(folder.path, cut: call, removesAtOnce: removesAtOnce)
    let spool = try folder.open()
    spool.tree.gate.interposer = { disk.answer($0, $1) }
    if PromptService(spool).drain(turnsMaximum: 40) { try? spool.close() }
    spool.tree.gate.interposer = nil
    let left = try TemporarySpool(SweepScenario.limits)
    try disk.restore(to: left.path)
    return (left, disk.calls)
  }

  @Test(
    "with the power gone while the service does it, a photo gets one more attempt and no second",
    arguments: [false, true])
  func powerCutLater(removesAtOnce: Bool) throws {
    let calls = try serveRetried(cutAt: .max, removesAtOnce: removesAtOnce).1
    #expect(calls > 50)
    var failures: [String] = []
    for call in SweepSize.calls(of: calls, sample: 30, seed: 5) where failures.count < 3 {
      let left = try serveRetried(cutAt: call, removesAtOnce: removesAtOnce).0
      let wrong = try violations(left, afterPowerCut: true)
      if !wrong.isEmpty { failures.append("cut at call \(call): \(wrong)") }
    }
    SweepSize.tell("retried, cut off at each of \(calls) calls: \(failures.count) failures")
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test(
    "an error at any call loses nothing, and the next one does the rest",
    arguments: [ENOSPC, EIO, EROFS, EMFILE])
  func fail(number: Int32) throws {
    let calls = try retry(served())
    var failures: [String] = []
    for call in SweepSize.calls(of: calls, sample: 24, seed: UInt64(number))
    where failures.count < 3 {
      for isLasting in [false, true] {
        let folder = try served()
        try retry(folder) {
          (isLasting ? $0 >= call : $0 == call) ? .fail(number) : .proceed
        }
        var wrong = try violations(folder)
        if wrong.isEmpty { wrong = try isDoneByTheNext(folder) }
        if !wrong.isEmpty { failures.append("errno \(number) at call \(call): \(wrong)") }
      }
    }
    SweepSize.tell("retry with errno \(number) at each of \(calls): \(failures.count) failures")
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }
}
