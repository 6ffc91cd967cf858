/// Ways to do the same work, measured in turn so that a slow moment of the machine hits all alike.
struct Timings {
  /// The first way is the one that the others are compared with.
  private let names: [String]
  private var milliseconds: [[Double]]

  init(_ names: [String]) {
    self.names = names
    milliseconds = names.map { _ in [] }
  }

  /// Measures each way once.
  mutating func round(_ works: [() -> Void]) {
    for (index, work) in works.enumerated() {
      milliseconds[index].append(ProcessorClock.milliseconds(of: work))
    }
  }

  /// A line for each way: its median time, and its ratio to the first.
  func report() {
    let medians = milliseconds.map { $0.sorted()[$0.count / 2] }
    for (name, median) in zip(names, medians) {
      let time = median.formatted(decimals: 2)
      let ratio = (median / medians[0]).formatted(decimals: 2)
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
