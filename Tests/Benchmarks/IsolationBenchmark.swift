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
        seconds[index].append(
          CheckCommand.processorSeconds(program, ["--isolation", isolation] + paths))
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
}
