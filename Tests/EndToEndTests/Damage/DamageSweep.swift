import Foundation
import Synchronization

/// Many trials, several at a time: most of each is waiting.
final class DamageSweep: Sendable {
  private struct State {
    var next = 0
    var failures: [(index: Int, failure: Trial.Failure)] = []
  }

  private let template: SpoolTemplate
  private let combinations: [Combination]
  private let state = Mutex(State())

  private static let atOnce = 6
  /// Trials that were late for want of processors, by a busy machine, are few.
  private static let repeatedMaximum = 12

  /// Whether there is who may give files away, and the tool that starts the service as somebody
  /// else.
  static var isPossible: Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return geteuid() == 0
      && path.split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/setpriv")
      }
  }

  init(_ combinations: [Combination], _ template: SpoolTemplate) {
    self.combinations = combinations
    self.template = template
  }

  /// Runs all of them. What failed by its time alone is tried once more, with nothing beside it.
  ///
  /// - Returns: What did not hold, one text a combination.
  func run() async -> [String] {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.atOnce {
        group.addTask {
          // Threads of their own: those of tasks are as few as processors, and these mostly sleep.
          await withCheckedContinuation { done in
            Thread.detachNewThread {
              self.work()
              done.resume()
            }
          }
        }
      }
    }
    let failures = state.withLock { $0.failures }.sorted { $0.index < $1.index }
    var repeated = 0
    return failures.compactMap { index, failure in
      guard failure.isLate, repeated < Self.repeatedMaximum else { return failure.text }
      repeated += 1
      return Trial(combinations[index], template, number: combinations.count + index).run()
        .first?.text
    }
  }

  private func work() {
    while let index = take() {
      let failures = Trial(combinations[index], template, number: index).run()
      state.withLock { state in
        state.failures += failures.map { (index, $0) }
      }
    }
  }

  private func take() -> Int? {
    state.withLock { state in
      guard state.next < combinations.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }
}
