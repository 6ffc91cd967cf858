import Foundation

/// Threads of their own for tests that wait for programs, clocks and files.
///
/// Such a test blocks its thread. Swift's own pool has as many as there are processors, so on a
/// machine with two of them two such tests keep all others waiting while the processors rest.
final class WaitingThreads: TaskExecutor {
  static let shared = WaitingThreads(count: 5)

  private let queue = OperationQueue()

  /// - Parameter count: How many tests wait at once.
  private init(count: Int) {
    queue.maxConcurrentOperationCount = count
    queue.qualityOfService = .userInitiated
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // The one executor lasts as long as the process.
    queue.addOperation { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
