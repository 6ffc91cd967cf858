import Files
import Foundation
import Spool

/// Two services on one spool, each stopped at one of its calls for longer than its lease.
///
/// The first one stops; the second takes its work over and stops too; the first wakes and works to
/// its end; then the second wakes. A third does what is left. Each service has a thread of its own,
/// and only one of them runs at a time.
final class FrozenRun: @unchecked Sendable {
  let scenario: SweepScenario
  private let firstSleeps = DispatchSemaphore(value: 0)
  private let firstWakes = DispatchSemaphore(value: 0)
  private let firstIsDone = DispatchSemaphore(value: 0)

  init(_ scenario: SweepScenario) { self.scenario = scenario }

  /// - Parameters:
  ///   - first: The mutating call of the first service before which it stops.
  ///   - second: The same for the second.
  func run(first: Int, second: Int) throws {
    Thread.detachNewThread { [self] in
      var hasSlept = false
      _ = try? scenario.serve { call in
        guard call == first else { return .proceed }
        hasSlept = true
        self.firstSleeps.signal()
        self.firstWakes.wait()
        return .proceed
      }
      if !hasSlept { firstSleeps.signal() }
      firstIsDone.signal()
    }
    firstSleeps.wait()
    var hasWoken = false
    _ = try scenario.serve { call in
      guard call == second else { return .proceed }
      hasWoken = true
      self.wakeFirst()
      return .proceed
    }
    if !hasWoken { wakeFirst() }
    _ = try scenario.serve()
  }

  /// Wakes the first service and waits for its end.
  private func wakeFirst() {
    firstWakes.signal()
    firstIsDone.wait()
  }
}
