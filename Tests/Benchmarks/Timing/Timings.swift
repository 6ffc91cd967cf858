/// Ways to do the same work, measured in turn so that a slow moment of the machine hits all alike.
///
/// Of each photo's rounds the fastest counts: what disturbs a round only ever makes it slower.
struct Timings {
  /// The first way is the one that the others are compared with.
  private let names: [String]
  /// The fastest round of each photo, by way.
  private var fastest: [[Int: Double]]

  init(_ names: [String]) {
    self.names = names
    fastest = names.map { _ in [:] }
  }

  /// Measures each way once.
  mutating func round(photo: Int, _ works: [() -> Void]) {
    for (index, work) in works.enumerated() {
      add(ProcessorClock.milliseconds(of: work), way: index, photo: photo)
    }
  }

  /// Counts a time that was measured elsewhere.
  mutating func add(_ milliseconds: Double, way: Int, photo: Int) {
    fastest[way][photo] = min(milliseconds, fastest[way][photo] ?? milliseconds)
  }

  /// The mean over the photos, of a way.
  func mean(way: Int) -> Double {
    fastest[way].values.reduce(0, +) / Double(max(1, fastest[way].count))
  }

  /// A line for each way: its mean time, and its ratio to the first.
  func report() {
    for (way, name) in names.enumerated() {
      let time = mean(way: way).formatted(decimals: 2)
      let ratio = (mean(way: way) / mean(way: 0)).formatted(decimals: 2)
      print("\(name): \(time) ms, ratio \(ratio)")
    }
  }
}

extension Double {
  func formatted(decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return "\((self * scale).rounded() / scale)"
  }
}
