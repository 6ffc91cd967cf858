import Files
import ServiceSupport
import Spool

/// A service that the power is taken from, with an account of what is durable beside it.
struct PowerCutRun {
  /// Whether a removed name is gone for good without any fsync.
  var removesAtOnce = true
  /// What the service does wrong.
  var bug: PlantedBug?
  /// The number of the fsync that the disk fails, with the loss of what was to become durable.
  var failedSync = -1

  /// Serves until call `cut`; gives the spool that is left, and how many calls and fsyncs there
  /// were.
  ///
  /// - Parameter scenario: A spool that was left by another cut; a new one where none is given.
  func serve(_ scenario: SweepScenario? = nil, cutAt cut: Int) throws
    -> (left: SweepScenario, calls: Int, syncs: Int)
  {
    let scenario = try scenario ?? SweepScenario()
    let disk = try FailingDisk(
      scenario.folder.path, cut: cut, removesAtOnce: removesAtOnce, failedSync: failedSync,
      bug: bug)
    let spool = try scenario.folder.open()
    spool.tree.gate.interposer = { disk.answer($0, $1) }
    if PromptService(spool).drain(turnsMaximum: 40) { try? spool.close() }
    spool.tree.gate.interposer = nil
    var left = try SweepScenario(empty: true)
    left.seen = scenario.seen.merging(scenario.events) { $1 }
    try disk.restore(to: left.folder.path)
    return (left, disk.calls, disk.syncs)
  }

  /// What is wrong once another service has run on what a cut at `cut` left; `nil` for nothing.
  func failure(cutAt cut: Int) throws -> String? {
    let left = try serve(cutAt: cut).left
    _ = try left.serve()
    let violations = try left.violations(
      afterPowerCut: true, withDropsBack: failedSync >= 0)
    return violations.isEmpty ? nil : violations.joined(separator: "; ")
  }
}
