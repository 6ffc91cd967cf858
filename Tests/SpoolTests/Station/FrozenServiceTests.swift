import Files
import Spool
import Testing

/// What a service does that was frozen for longer than its lease must come to nothing, wherever it
/// was stopped: others have done its work meanwhile.
@Suite("services frozen beyond their lease")
struct FrozenServiceTests {
  /// How often each sort of event was sent; "torn" is one of another serial than its name's.
  private func events(_ scenario: SweepScenario) -> [String: Int] {
    var counts: [String: Int] = [:]
    for name in scenario.folder.names("outbox") {
      let bytes = scenario.folder.read("outbox/\(name)") ?? []
      counts[JudgedBytes.kind(ofEvent: bytes, named: name) ?? "torn", default: 0] += 1
    }
    return counts
  }

  /// A run in which nobody is frozen: its calls, and the events that every run must send.
  private func undisturbed() throws -> (calls: Int, events: [String: Int]) {
    let scenario = try SweepScenario()
    return (try scenario.serve(), events(scenario))
  }

  private func wrong(_ scenario: SweepScenario, _ wanted: [String: Int]) throws -> String? {
    let found = events(scenario)
    let violations =
      try scenario.violations() + (found == wanted ? [] : ["the events are \(found)"])
    return violations.isEmpty ? nil : violations.joined(separator: "; ")
  }

  @Test("frozen at any call while another does everything, it does no harm when it wakes")
  func one() throws {
    let (calls, wanted) = try undisturbed()
    for call in 0..<calls {
      let scenario = try SweepScenario()
      _ = try scenario.serve {
        if $0 == call { _ = try? scenario.serve() }
        return .proceed
      }
      _ = try scenario.serve()
      if let wrong = try wrong(scenario, wanted) {
        Issue.record("frozen at call \(call) of \(calls): \(wrong)")
        return
      }
    }
  }

  @Test("two that freeze one after the other, and wake in the same order, do no harm")
  func two() throws {
    let (calls, wanted) = try undisturbed()
    // A prime step spreads the second stop over the whole of a takeover.
    for first in stride(from: 0, to: calls, by: Self.step) {
      for second in stride(from: first % 7, to: 70, by: Self.step == 1 ? 1 : 17) {
        let run = FrozenRun(try SweepScenario())
        try run.run(first: first, second: second)
        if let wrong = try wrong(run.scenario, wanted) {
          Issue.record("frozen at call \(first), then at \(second): \(wrong)")
          return
        }
      }
    }
  }

  /// 1 tries every pair, which takes minutes.
  private static let step = 3

  @Test("a finished photo that is judged once more gets one more attempt, not two")
  func retrial() throws {
    let calls = try retrialScenario().serve()
    for first in 0..<calls {
      for second in 0..<24 {
        let run = FrozenRun(try retrialScenario())
        try run.run(first: first, second: second)
        let names = run.scenario.folder.names("cases/GW-1")
        let events = run.scenario.folder.names("outbox").count
        if names != ["case.json", "index.html", "ktp", "ktp.2"] || events != 2 {
          Issue.record("frozen at call \(first), then at \(second): \(names), \(events) events")
          return
        }
      }
    }
  }

  private func retrialScenario() throws -> SweepScenario {
    let scenario = try SweepScenario(empty: true)
    scenario.folder.drop("GW-1.ktp.jpg", Array("photo".utf8))
    _ = try scenario.serve()
    let spool = try scenario.folder.open()
    let attempt = Attempt(caseID: "GW-1", kind: "ktp", number: 1)
    try spool.retryFinished(attempt, at: spool.renewLease())
    try spool.close()
    return scenario
  }

  @Test("two services with the same bytes make one attempt, wherever the second comes in between")
  func sameBytes() throws {
    var call = 0
    var isOver = false
    while !isOver {
      let folder = try TemporarySpool(TemporarySpool.impatient)
      let (first, mine) = try loaded(folder, "GW-1.ktp.a.jpg")
      let (second, yours) = try loaded(folder, "GW-1.ktp.b.jpg")
      let files = ResultFiles(originalExtension: "jpg")
      var calls = 0
      var other: CommitOutcome?
      first.spool.tree.gate.interposer = { _, _ in
        calls += 1
        if calls - 1 == call {
          other = try? second.job.commit(yours, files, where: { _ in true }) { _ in
            NumberedFiles(verdict: [2], event: [2])
          }
        }
        return .proceed
      }
      let outcome = try first.job.commit(mine, files, where: { _ in true }) { _ in
        NumberedFiles(verdict: [1], event: [1])
      }
      isOver = calls <= call
      if isOver { return }
      let outcomes = [outcome, try #require(other)]
      guard folder.names("cases/GW-1") == ["ktp"], outcomes.contains(.committed(attempt: 1)),
        outcomes.contains(.sameAs(attempt: 1))
      else {
        Issue.record("at call \(call): \(folder.names("cases/GW-1")), \(outcomes)")
        return
      }
      call += 1
    }
  }

  private func loaded(_ folder: TemporarySpool, _ name: String) throws
    -> (service: (spool: Station, job: Job), bytes: SealedBytes)
  {
    folder.drop(name, Array("same".utf8))
    let spool = try folder.open()
    guard let drop = try Inbox(spool, isWatching: false).next(1, at: 0).first,
      case .job(let job) = try spool.claim([drop], at: spool.renewLease())[0],
      case .photo(let bytes) = try job.load()
    else { throw NotClaimed() }
    return ((spool, job), bytes)
  }

  private struct NotClaimed: Error {}
}
