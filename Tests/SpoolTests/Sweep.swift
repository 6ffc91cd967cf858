import Files
import Spool

/// The sweeps over every call, each with the first things that go wrong, or `nil`.
enum Sweep {
  /// Kills the service at every call; another finishes the work.
  static func kill(planted bug: PlantedBug? = nil) throws -> String? {
    let whole = try SweepScenario()
    for call in 0..<(try whole.serve()) {
      let scenario = try SweepScenario()
      _ = try scenario.serve(planted: bug) { $0 == call ? .stop : .proceed }
      _ = try scenario.serve(planted: bug)
      let violations = try scenario.violations()
      if !violations.isEmpty {
        return "killed at call \(call): \(violations.joined(separator: "; "))"
      }
    }
    return nil
  }

  /// Takes the power away at every call.
  static func powerCut(removesAtOnce: Bool, planted bug: PlantedBug? = nil) throws -> String? {
    let run = PowerCutRun(removesAtOnce: removesAtOnce, bug: bug)
    let calls = try run.serve(cutAt: .max).calls
    // From the end, where most mistakes show.
    for cut in stride(from: calls, through: 0, by: -1) {
      if let failure = try run.failure(cutAt: cut) { return "cut at call \(cut): \(failure)" }
    }
    return nil
  }

  /// Fails every fsync in turn, with the loss of what was to become durable, and takes the power
  /// away when the service is done.
  static func failedSync(every step: Int = 1, planted bug: PlantedBug? = nil) throws -> String? {
    let syncs = try PowerCutRun().serve(cutAt: .max).syncs
    var failures: [String] = []
    for number in stride(from: 0, to: syncs, by: step) where failures.count < 3 {
      let run = PowerCutRun(bug: bug, failedSync: number)
      if let failure = try run.failure(cutAt: .max) {
        failures.append("fsync \(number) of \(syncs): \(failure)")
      }
    }
    return failures.isEmpty ? nil : failures.joined(separator: "\n")
  }
}
