import Files
package import Spool
package import Supervisor
package import Verdicts

/// The service itself on a spool, with workers that answer as soon as they are asked and in a time
/// that goes by at once: its desk, its order of steps, and every call of the file system are real.
package final class PromptService {
  package let service: Service
  package let pool: PromptPool
  package let clock: VirtualClock
  /// How much time each turn takes, in seconds.
  private static let turnSeconds = 0.25

  /// - Parameters:
  ///   - policy: By which it judges.
  ///   - clock: The time that it lives in.
  ///   - say: Takes what it would tell an operator.
  package init(
    _ station: Station, policy: Policy = .default, workers: Int = 2,
    clock: VirtualClock = VirtualClock(), say: @escaping (String) -> Void = { _ in }
  ) {
    self.clock = clock
    pool = PromptPool(workers: workers)
    pool.thumbnail = [0xFF, 0xD8]
    var options = Service.Options()
    options.once = true
    options.workers = workers
    options.isWatching = false
    service = Service(
      station: station, bench: Bench(policy: policy, version: "0", thumbnail: nil),
      options: options, pool: pool,
      clock: ServiceClock(
        seconds: { clock.seconds },
        fileTime: { station throws(FileError) in
          try station.renewLease().advanced(bySeconds: clock.goneSeconds)
        }), say: say)
  }

  /// Works until nothing is ready, deferred or abandoned, for at most so many turns.
  ///
  /// - Returns: Whether it came to that end.
  @discardableResult
  package func drain(turnsMaximum: Int = 2000) -> Bool {
    guard (try? service.start()) != nil else { return false }
    for _ in 0..<turnsMaximum where turn() { return true }
    return false
  }

  /// Begins to work, to be driven by ``step()``.
  package func start() throws { try service.start() }

  /// One turn, whatever is left to do.
  package func step() {
    service.turn()
    service.takeAnswers()
    clock.seconds += Self.turnSeconds
  }

  /// The same, for so many seconds of its own time at most.
  package func drain(withinSeconds limit: Double) -> Bool {
    guard (try? service.start()) != nil else { return false }
    while clock.goneSeconds <= limit {
      if turn() { return true }
    }
    return false
  }

  /// One turn of the loop, and the time that goes by until the next.
  ///
  /// - Returns: Whether everything is done. Trouble that lasts is waited for.
  private func turn() -> Bool {
    service.turn()
    if service.endIfDone() == .done { return true }
    service.takeAnswers()
    clock.seconds += Self.turnSeconds
    return false
  }
}
