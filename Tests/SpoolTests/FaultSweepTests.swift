import Files
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
    let before = scenario.folder.contents()
    _ = try scenario.serve()
    #expect(scenario.folder.contents() == before)
  }

  @Test("killed at any call, the next service finishes everything exactly once")
  func kill() throws {
    let failure = try Sweep.kill()
    #expect(failure == nil, "\(failure ?? "")")
  }

  /// Errors that a machine gives, by errno; the last two are no errors to a service.
  static let errors: [(name: String, interference: Interference)] = [
    ("ENOSPC", .fail(ENOSPC)), ("EIO", .fail(EIO)), ("EROFS", .fail(EROFS)),
    ("EMFILE", .fail(EMFILE)), ("EDQUOT", .fail(EDQUOT)), ("ENOMEM", .fail(ENOMEM)),
    ("short writes", .short), ("EINTR", .fail(EINTR)),
  ]
  /// When lasting trouble ends: the pauses between tries are at their longest by then.
  private static let endSeconds = 20.0
  /// The time in which the service goes on by itself.
  private static let graceSeconds = 10.0

  @Test(
    "an error at any call, once or for good, loses nothing, and the same service goes on by itself",
    arguments: [0, 1, 2, 3, 4, 5, 6, 7], [false, true])
  func anyError(index: Int, isLasting: Bool) throws {
    let (name, interference) = Self.errors[index]
    let calls = try callsOfOneRun()
    var runs = 0
    var longest = 0.0
    var failures: [String] = []
    for call in SweepSize.calls(of: calls, sample: 8, seed: UInt64(index)) {
      let scenario = try SweepScenario()
      let last = Asked()
      let end = isLasting ? Self.endSeconds : 0
      let done = try scenario.serve(withinSeconds: end + Self.graceSeconds) { number, seconds in
        guard isLasting ? number >= call && seconds < end : number == call else { return .proceed }
        // An interrupted call is made again; the same answer for ever would be no interruption.
        defer { last.wasInterrupted.toggle() }
        return interference == .fail(EINTR) && last.wasInterrupted ? .proceed : interference
      }
      runs += 1
      longest = max(longest, (done ?? .infinity) - end)
      // An error on the last calls leaves an empty station, which any next service takes down.
      if done != nil, !scenario.folder.names("active").isEmpty { _ = try scenario.serve() }
      var violations = try scenario.violations()
      if done == nil { violations.insert("not done in time", at: 0) }
      if !violations.isEmpty {
        failures.append("\(name) at call \(call): \(violations.joined(separator: "; "))")
      }
      if failures.count >= 3 { break }
    }
    SweepSize.tell(
      "\(name) \(isLasting ? "from" : "at") each of \(calls) calls: \(runs) runs, "
        + "\(failures.count) failures, done at most \(longest) s after its end")
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  private final class Asked { var wasInterrupted = false }
}
