import CSystem
import Glibc

/// What it costs to keep photos apart: `jernih check` on the same photos, isolation by isolation.
///
/// The runs take turns, so that a slow moment of the machine hits all alike, and what counts is the
/// processor time of the command with all its workers: with every core at work, throughput is its
/// inverse.
enum IsolationBenchmark {
  private static let roundCount = 5
  private static let isolations = ["none", "worker", "photo"]

  /// - Parameters:
  ///   - program: The path of `jernih`, built for release.
  ///   - paths: Photos or directories of photos.
  static func run(_ program: String, _ paths: [String]) {
    var seconds = [[Double]](repeating: [], count: isolations.count)
    for _ in 0..<roundCount {
      for (index, isolation) in isolations.enumerated() {
        seconds[index].append(processorSeconds(program, isolation, paths))
      }
    }
    print("user and system seconds of \(roundCount) runs in turn, one photo at a time")
    let medians = seconds.map { $0.sorted()[$0.count / 2] }
    for (index, isolation) in isolations.enumerated() {
      let median = medians[index].formatted(decimals: 2)
      let least = (seconds[index].min() ?? 0).formatted(decimals: 2)
      let share = (100 * medians[0] / medians[index]).formatted(decimals: 1)
      print("\(isolation): median \(median) s, least \(least) s, throughput \(share) % of none")
    }
  }

  /// One run of the command to its end.
  private static func processorSeconds(
    _ program: String, _ isolation: String, _ paths: [String]
  ) -> Double {
    let arguments =
      [program, "check", "--isolation", isolation, "--jobs", "1", "--format", "ndjson"] + paths
    let pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe pointers.forEach { unsafe free($0) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var process: pid_t = 0
    guard unsafe posix_spawn(&process, program, &actions, nil, pointers, environ) == 0 else {
      print("\(program) cannot be started")
      exit(2)
    }
    var end = jernih_end()
    guard unsafe jernih_wait(process, &end) == 0, end.exited == 1, end.code < 2 else {
      print("\(program) check --isolation \(isolation) failed")
      exit(2)
    }
    return end.cpu_seconds
  }
}
