import Files
import Spool
import TestSupport

/// A fault at a call, then another one at a random call of the recovery, then a service that is
/// left in peace.
enum RecoverySweep {
  /// How a service ends.
  enum End: CaseIterable {
    /// It is killed; what it has done is there.
    case kill
    /// The power goes too, and what was removed is back.
    case powerCut
    /// The power goes too, and what was removed is gone.
    case powerCutAfterRemoval
  }

  /// Second faults that follow each first one.
  static let pointsOfRecovery = 3

  /// Has a service end at a call.
  ///
  /// - Returns: The spool that is left, and how many calls there were.
  private static func serve(_ scenario: SweepScenario, _ end: End, at call: Int) throws
    -> (left: SweepScenario, calls: Int)
  {
    guard end == .kill else {
      let run = PowerCutRun(removesAtOnce: end == .powerCutAfterRemoval)
      let (left, calls, _) = try run.serve(scenario, cutAt: call)
      return (left, calls)
    }
    let calls = try scenario.serve { $0 >= call ? .stop : .proceed }
    var left = scenario
    left.seen = scenario.seen.merging(scenario.events) { $1 }
    return (left, calls)
  }

  private static func failure(_ scenario: SweepScenario, _ end: End) throws -> String? {
    let violations = try scenario.violations(afterPowerCut: end != .kill)
    return violations.isEmpty ? nil : violations.joined(separator: "; ")
  }

  /// How many calls a run without any fault makes.
  static func calls() throws -> Int { try SweepScenario().serve() }

  /// What is wrong after a first fault at `call`, alone and with each of the second ones.
  ///
  /// - Returns: How many runs were made, and the first thing that is wrong.
  static func run(_ end: End, at call: Int) throws -> (runs: Int, failure: String?) {
    let first = try serve(SweepScenario(), end, at: call).left
    let calls = try serve(first, .kill, at: .max).calls
    if let failure = try failure(first, end) { return (1, "\(end) at call \(call): \(failure)") }
    var random = SplitMix64(seed: UInt64(call))
    for point in 1...pointsOfRecovery {
      let second = Int.random(in: 0..<max(1, calls), using: &random)
      var left = try serve(SweepScenario(), end, at: call).left
      left = try serve(left, end, at: second).left
      _ = try left.serve()
      if let failure = try failure(left, end) {
        return (point + 1, "\(end) at call \(call), then at \(second): \(failure)")
      }
    }
    return (1 + pointsOfRecovery, nil)
  }
}
