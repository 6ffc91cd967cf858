import Glibc
import Spool
import Testing

@Suite("a fault at every call that changes the spool")
struct FaultSweepTests {
  /// Records what is wrong; a sweep ends at its first failure, for the rest are the same.
  private func isWhole(_ scenario: SweepScenario, _ label: String) throws -> Bool {
    let violations = try scenario.violations()
    if !violations.isEmpty { Issue.record("\(label): \(violations.joined(separator: "; "))") }
    return violations.isEmpty
  }

  private func callsOfOneRun() throws -> Int {
    let scenario = try SweepScenario()
    let calls = try scenario.serve()
    _ = try isWhole(scenario, "without a fault")
    return calls
  }

  @Test("a second run changes nothing")
  func isIdempotent() throws {
    let scenario = try SweepScenario()
    _ = try scenario.serve()
    let before = scenario.folder.tree()
    _ = try scenario.serve()
    #expect(scenario.folder.tree() == before)
  }

  @Test("killed at any call, the next service finishes everything exactly once")
  func kill() throws {
    let failure = try Sweep.kill()
    #expect(failure == nil, "\(failure ?? "")")
  }

  @Test("killed at any call and again during the recovery, nothing is lost")
  func killTwice() throws {
    let calls = try callsOfOneRun()
    for call in stride(from: 0, to: calls, by: 2) {
      let scenario = try SweepScenario()
      _ = try scenario.serve { $0 == call ? .stop : .proceed }
      let second = (call * 7919) % 60
      _ = try scenario.serve { $0 == second ? .stop : .proceed }
      _ = try scenario.serve()
      guard try isWhole(scenario, "killed at calls \(call) and \(second)") else { return }
    }
  }

  @Test(
    "an error at any call is survived by the same service",
    arguments: [(ENOSPC, 1), (EIO, 1), (EROFS, 7), (EMFILE, 5), (EDQUOT, 11), (ENOMEM, 5)])
  func failOnce(number: Int32, stride step: Int) throws {
    for call in stride(from: 0, to: try callsOfOneRun(), by: step) {
      let scenario = try SweepScenario()
      _ = try scenario.serve { $0 == call ? .fail(number) : .proceed }
      _ = try scenario.serve()
      guard try isWhole(scenario, "errno \(number) at call \(call)") else { return }
    }
  }

  @Test("errors from any call on lose nothing, and the work goes on when they end")
  func failOn() throws {
    let calls = try callsOfOneRun()
    for call in stride(from: 0, to: calls, by: 3) {
      let scenario = try SweepScenario()
      _ = try scenario.serve { $0 >= call ? .fail(ENOSPC) : .proceed }
      _ = try scenario.serve()
      guard try isWhole(scenario, "ENOSPC from call \(call) on") else { return }
    }
  }

  @Test("interrupted calls and short writes make no difference", arguments: [0, 1, 2])
  func interrupt(phase: Int) throws {
    let scenario = try SweepScenario()
    _ = try scenario.serve { $0 % 3 == phase ? .short : .proceed }
    guard try isWhole(scenario, "short writes") else { return }
    let interrupted = try SweepScenario()
    // Never twice in a row at one call, for an interrupted call is made again.
    _ = try interrupted.serve { $0 % 3 == phase ? .fail(EINTR) : .proceed }
    _ = try interrupted.serve()
    _ = try isWhole(interrupted, "interrupted calls")
  }
}
