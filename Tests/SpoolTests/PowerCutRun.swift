import Glibc
import Spool

/// A service that the power is taken from, with an account of what is durable beside it.
struct PowerCutRun {
  /// Whether a removed name is gone for good without any fsync.
  var removesAtOnce = true
  /// What the service does wrong.
  var bug: PlantedBug?
  /// The number of the fsync that the disk fails, with the loss of what was to become durable.
  var failedSync = -1

  /// Serves until call `cut`; gives the spool that is left, and how many calls and fsyncs there were.
  func serve(cutAt cut: Int) throws -> (left: SweepScenario, calls: Int, syncs: Int) {
    let scenario = try SweepScenario()
    let disk = try PowerCut(scenario.folder.path)
    var calls = 0
    var syncs = 0
    let spool = try scenario.folder.open()
    spool.gate.interposer = { call, place in
      guard call.isMutating else { return .proceed }
      defer { calls += 1 }
      if calls >= cut { return .stop }
      switch call {
      case .unlink, .rmdir:
        if removesAtOnce { disk.removed(place.description) }
      case .fsync:
        defer { syncs += 1 }
        let isFolder = isDirectory("\(scenario.folder.path)/\(place)")
        // Asked again, the kernel says that all is well.
        if syncs == failedSync { return bug == .retriedSync ? .proceed : .fail(EIO) }
        if bug?.forgets(place, isFolder: isFolder) != true { try? disk.synced(place.description) }
      default: break
      }
      return .proceed
    }
    var twin = ServiceTwin(spool)
    twin.roundsMaximum = 40
    if twin.drain() { try? spool.close() }
    spool.gate.interposer = nil
    let left = try SweepScenario(empty: true)
    removeTree(left.folder.path)
    try disk.restore(to: left.folder.path)
    _ = unsafe chmod(left.folder.path, 0o711)
    return (left, calls, syncs)
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
