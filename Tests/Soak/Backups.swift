import Foundation
import TestSupport

/// A spool is copied while its services work and photos come.
///
/// First with the services stopped at the end, as who moves a spool does it: the copy answers what
/// was not answered, and nothing twice. Then with the services going on: every photo that was there
/// is in the copy once, and what both answer has one serial.
struct Backups {
  private let options: Options
  private let spool: SoakSpool
  private var sent = 0

  init(_ options: Options) throws {
    self.options = options
    spool = try SoakSpool(options)
  }

  private var count: Int { options.photos ?? 600 }
  private var copy: String { spool.folder.appending(path: "copy").path }

  mutating func run() throws -> [String] {
    let moved = try move()
    try? FileManager.default.removeItem(atPath: copy)
    return try moved + keep()
  }

  /// Sends photos that were not sent before.
  private mutating func send(_ number: Int, _ ledger: inout Ledger) throws {
    for _ in 0..<number {
      let photo = TinyPhoto(number: sent)
      try spool.prepare(photo.bytes, as: photo.name(0))
      try spool.send(photo.name(0))
      ledger.send(photo)
      sent += 1
    }
  }

  /// Takes the events out of an outbox, as a gateway does.
  private func take(from outbox: String, _ ledger: inout Ledger) throws -> Int {
    let files = SpoolFiles(path: outbox)
    let names = files.names("outbox")
    for name in names {
      ledger.take(name, files.read("outbox/\(name)") ?? [])
      try FileManager.default.removeItem(atPath: "\(outbox)/outbox/\(name)")
    }
    return names.count
  }

  private func backUp() throws -> BuiltProgram.Run {
    let run = try spool.run("backup", spool.path, copy)
    guard run.status == 0 else { throw SoakError("backup ended with \(run.status): \(run.output)") }
    return run
  }

  private func serveCopy() throws -> [String] {
    let run = try spool.run("serve", copy, "--once")
    guard run.status == 0 else { return ["the copy is not served: \(run.output)"] }
    let verify = try spool.run("status", copy, "--verify")
    return verify.status == 0 ? [] : ["the copy: \(verify.output)"]
  }

  private mutating func move() throws -> [String] {
    var ledger = Ledger()
    let service = try spool.serve(0, workers: options.workers)
    try spool.awaitStart(of: 1)
    try send(count / 2, &ledger)
    let copier = Process()
    copier.executableURL = BuiltProgram("jernih").executable
    copier.arguments = ["backup", spool.path, copy]
    copier.standardOutput = FileHandle.nullDevice
    try copier.run()
    // Photos go on coming, and answers are taken, while it copies.
    for _ in 0..<10 {
      try send(count / 20, &ledger)
      _ = try take(from: spool.path, &ledger)
      SteadyClock.sleep(0.05)
    }
    copier.waitUntilExit()
    var violations = copier.terminationStatus == 0 ? [] : ["the first copy failed"]
    if service.terminate() == nil { violations.append("the service did not end as it should") }
    let told = try take(from: spool.path, &ledger)
    let waiting = spool.names("new").count
    print("moved: \(try backUp().output)")
    violations += try serveCopy()
    let repeated = ledger.repeatedEvents
    let toldByCopy = try take(from: copy, &ledger)
    print(
      "moved: \(sent) photos, \(waiting) waited when the service had stopped, the last \(told) "
        + "events by it, \(toldByCopy) by the copy")
    if ledger.repeatedEvents != repeated { violations.append("the copy repeated a reply") }
    let files = SpoolFiles(path: copy)
    return violations
      + ledger.check(files, quarantined: files.names("quarantine").count).map { "moved: " + $0 }
  }

  private mutating func keep() throws -> [String] {
    var ledger = Ledger()
    let service = try spool.serve(1, workers: options.workers)
    try spool.awaitStart(of: 1)
    // What the first part left is answered by the copy that is gone.
    guard try spool.awaitRest(seconds: 60) else { throw SoakError("the spool comes to no rest") }
    var passed = Ledger()
    _ = try take(from: spool.path, &passed)
    // Three photos make a case: the next begins with a new one.
    sent = (sent + 2) / 3 * 3
    let first = sent
    try send(count / 2, &ledger)
    let run = try backUp()
    let left = spool.names("new").count + spool.names("deferred").count
    print("kept: \(run.output)")
    var violations = try serveCopy()
    let isDone = try spool.awaitRest(seconds: 60)
    if !isDone { violations.append("the original comes to no rest") }
    if service.terminate() == nil { violations.append("the service did not end as it should") }
    let own = try take(from: spool.path, &ledger)
    let others = try take(from: copy, &ledger)
    print(
      "kept: \(sent - first) photos, \(left) under way when the copy was whole, \(own) events "
        + "here, \(others) there, \(ledger.repeatedEvents) of them the same")
    let files = SpoolFiles(path: copy)
    let earlier = Set((0..<first).map { TinyPhoto(number: $0).caseID })
    return violations
      + ledger.check(
        files, quarantined: files.names("quarantine").count,
        besides: earlier
      ).map { "kept: " + $0 }
  }
}
