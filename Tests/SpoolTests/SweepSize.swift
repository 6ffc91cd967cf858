import Glibc
import TestSupport

/// How much of a sweep is made: a sample by a fixed seed with every run of the tests, all of it
/// with `SWEEP=whole` in the environment.
///
///     SWEEP=whole swift test -c release --filter SpoolTests
enum SweepSize {
  static let isWhole = unsafe getenv("SWEEP").map { unsafe String(cString: $0) } == "whole"

  /// The calls of a run at which something is done: all of them, or `count` of them.
  static func calls(of total: Int, sample count: Int, seed: UInt64) -> [Int] {
    guard !isWhole, count < total else { return Array(0..<total) }
    var random = SplitMix64(seed: seed)
    return (0..<total).shuffled(using: &random).prefix(count).sorted()
  }

  /// Says how much was made, where all of it was asked for.
  static func tell(_ line: String) {
    guard isWhole else { return }
    print("sweep: \(line)")
  }
}
