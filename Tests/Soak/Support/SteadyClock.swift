import CSystem
import Foundation

/// Time that nobody sets.
enum SteadyClock {
  static var seconds: Double { csystem_seconds() }

  static func sleep(_ seconds: Double) { Thread.sleep(forTimeInterval: seconds) }

  /// Waits for something, looking often.
  ///
  /// - Returns: How long it took; `nil` where it did not come in time.
  static func wait(
    atMost limit: Double, every step: Double = 0.001, for isThere: () throws -> Bool
  ) rethrows -> Double? {
    let start = seconds
    while seconds - start < limit {
      if try isThere() { return seconds - start }
      sleep(step)
    }
    return nil
  }
}
