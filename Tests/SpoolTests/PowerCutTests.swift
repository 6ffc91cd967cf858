import Glibc
import Spool
import Testing

@Suite("the power goes at every call that changes the spool")
struct PowerCutTests {
  /// What a planted bug forgets to make durable: nothing, all files, or the folders of cases.
  enum Forgotten { case nothing, files, cases }

  /// Serves until call `cut`, keeping account of what is durable; gives the spool that is left.
  ///
  /// - Parameters:
  ///   - removesAtOnce: Whether a removed name is gone for good without any fsync.
  ///   - forgotten: Which fsyncs are only pretended.
  private func serve(
    cutAt cut: Int, removesAtOnce: Bool, forgetting forgotten: Forgotten = .nothing
  )
    throws -> (left: SweepScenario, calls: Int)
  {
    let scenario = try SweepScenario()
    let disk = try PowerCut(scenario.folder.path)
    var calls = 0
    let spool = try scenario.folder.open()
    spool.gate.interposer = { call, place in
      guard call.isMutating else { return .proceed }
      defer { calls += 1 }
      if calls >= cut { return .stop }
      let isFolder = isDirectory("\(scenario.folder.path)/\(place)")
      let isCase = isFolder && place.description.hasPrefix("cases/")
      let isForgotten = isFolder ? isCase && forgotten == .cases : forgotten == .files
      switch call {
      case .unlink, .rmdir:
        if removesAtOnce { disk.removed(place.description) }
      case .fsync where !isForgotten:
        try? disk.synced(place.description)
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
    return (left, calls)
  }

  @Test(
    "whatever was not durable then, everything is finished exactly once afterwards",
    arguments: [false, true])
  func everyCall(removesAtOnce: Bool) throws {
    let (_, calls) = try serve(cutAt: .max, removesAtOnce: removesAtOnce)
    for cut in 0...calls {
      let (left, _) = try serve(cutAt: cut, removesAtOnce: removesAtOnce)
      _ = try left.serve()
      let violations = try left.violations(afterPowerCut: true)
      if !violations.isEmpty {
        Issue.record("cut at call \(cut): \(violations.joined(separator: "; "))")
        return
      }
    }
  }

  @Test(
    "the account catches a service that forgets the fsync of its files or of its cases",
    arguments: [Forgotten.files, .cases])
  func plantedBugs(forgotten: Forgotten) throws {
    let (_, calls) = try serve(cutAt: .max, removesAtOnce: true, forgetting: forgotten)
    var isCaught = false
    for cut in stride(from: calls, to: 0, by: -1) where !isCaught {
      let (left, _) = try serve(cutAt: cut, removesAtOnce: true, forgetting: forgotten)
      _ = try left.serve()
      isCaught = try !left.violations(afterPowerCut: true).isEmpty
    }
    #expect(isCaught)
  }
}
