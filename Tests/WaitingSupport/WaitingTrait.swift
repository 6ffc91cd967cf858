package import Testing

/// Lets each test of a suite wait beside all others, on ``WaitingThreads``.
///
/// A suite hands it on to its tests, so it must be a test's trait too: the run traps without.
package struct WaitingTrait: SuiteTrait, TestTrait, TestScoping {
  package let isRecursive = true

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(WaitingThreads.shared) { try await function() }
  }
}

extension Trait where Self == WaitingTrait {
  /// The tests wait for programs, clocks or files and leave the processors to others meanwhile.
  package static var waiting: Self { Self() }
}
