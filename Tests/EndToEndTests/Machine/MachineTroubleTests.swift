import Foundation
import Inspection
import TestSupport
import Testing
import WaitingSupport

/// The machine withholds what it takes to judge a photo: that is never the photo's fault.
@Suite(
  "a machine that fails the service for a while", .waiting, .serialized,
  .enabled(
    if: UserOffice.isPossible, "only root can serve as another user, by setpriv and prlimit"),
  .enabled(if: Confinement.missing.isEmpty, "this kernel has no sandbox"))
struct MachineTroubleTests {
  /// How long a limit lasts: every photo has met it by then, more than once.
  private static let limitSeconds = 3.0
  private static let killSeconds = 10.0
  /// Ten times as long as such a photo lasts each time.
  private static let processorSeconds = 12.0
  private static let memorySeconds = 5.0

  // MARK: Limits

  @Test(
    "a limit that is lowered under a running service and its workers makes photos wait",
    arguments: [
      Want("-u", "nproc", 1), Want("-n", "nofile", 4), Want("-n", "nofile", 12),
      Want("-v", "as", 30 << 20), Want("-v", "as", 100 << 20), Want("-f", "fsize", 50_000),
    ])
  func lowered(_ want: Want) throws {
    let troubled = try TroubledOffice()
    let office = troubled.office
    try office.serve()
    try troubled.endure(.lives) {
      try office.limit(want.resource, to: want.amount)
      try troubled.drop()
      Thread.sleep(forTimeInterval: Self.limitSeconds)
    } end: {
      if office.service.isRunning { try office.limit(want.resource, to: nil) }
    }
  }

  @Test(
    "a service that is started under a limit says so or works, and no photo is blamed",
    arguments: [
      Want("-u", "nproc", 1), Want("-u", "nproc", 3), Want("-n", "nofile", 10),
      Want("-n", "nofile", 12), Want("-n", "nofile", 14), Want("-v", "as", 60 << 20),
      Want("-v", "as", 100 << 20), Want("-f", "fsize", 100 << 10),
    ])
  func startedUnder(_ want: Want) throws {
    let troubled = try TroubledOffice()
    try troubled.endure(.mayRefuse) {
      try troubled.office.serve(by: Self.prefix(want))
      try troubled.drop()
      Thread.sleep(forTimeInterval: Self.limitSeconds)
    } end: {
    }
  }

  @Test("a photo that takes longer than `ulimit -t`, but not than the policy allows, is not blamed")
  func processorTime() throws {
    let troubled = try TroubledOffice(more: [Data(CostlyPicture.png())])
    try troubled.endure(.mayRefuse) {
      try troubled.office.serve(by: Self.prefix(Want("-t", "cpu", 1)))
      try troubled.drop()
      Thread.sleep(forTimeInterval: Self.processorSeconds)
    } end: {
    }
  }

  private static func prefix(_ want: Want) -> [String] {
    ["/usr/bin/prlimit", "--\(want.resource)=\(want.amount)"]
  }

  // MARK: Kills

  @Test(
    "ten seconds of kills from outside, as for want of memory, blame no photo",
    arguments: ["decoders", "decoders and workers"])
  func kills(whom: String) throws {
    let troubled = try TroubledOffice()
    let service = troubled.office
    try service.serve()
    let process = service.service.processIdentifier
    var count = 0
    try troubled.endure(.lives) {
      try troubled.drop()
      let end = Date(timeIntervalSinceNow: Self.killSeconds)
      while Date() < end {
        let workers = ProcessTree.children(of: process)
        let decoders = workers.flatMap { ProcessTree.children(of: $0) }
        for victim in whom == "decoders" ? decoders : decoders + workers {
          if kill(victim, SIGKILL) == 0 { count += 1 }
        }
        Thread.sleep(forTimeInterval: 0.001)
      }
    } end: {
    }
    #expect(count > 0)
  }

  @Test(
    "a control group without memory for a decoder blames no photo",
    .enabled(if: MemoryGroup.isOffered, "no control group that bounds memory can be made here"))
  func memory() throws {
    let group = try #require(MemoryGroup())
    let troubled = try TroubledOffice()
    let office = troubled.office
    try office.serve(by: group.prefix)
    defer { office.stop() }
    try troubled.endure(.mayBeKilled) {
      preferWorkers(of: office)
      // The least of a second: what comes and goes with a start leaves no room behind.
      let usedBytes = (0..<20).map { _ in
        Thread.sleep(forTimeInterval: 0.05)
        return group.usedBytes
      }
      #expect(group.bound(to: usedBytes.reduce(.max, min) + Self.memoryLeftBytes))
      try troubled.drop()
      let end = Date(timeIntervalSinceNow: Self.memorySeconds)
      while Date() < end {
        preferWorkers(of: office)
        Thread.sleep(forTimeInterval: 0.002)
      }
    } end: {
      #expect(group.bound(to: nil))
    }
    #expect(group.killCount > 0)
  }

  /// Less than a decoder takes, more than the service does.
  private static let memoryLeftBytes = 3 << 20

  /// Has the kernel kill workers and their decoders before the service.
  private func preferWorkers(of office: UserOffice) {
    for worker in ProcessTree.children(of: office.service.processIdentifier) {
      try? Data("900".utf8).write(to: URL(filePath: "/proc/\(worker)/oom_score_adj"))
    }
  }
}
