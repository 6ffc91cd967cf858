import Foundation

/// How long many have waited.
struct Waits {
  /// In seconds, the shortest first.
  private let seconds: [Double]

  /// - Parameter seconds: One or more, in any order.
  init(_ seconds: [Double]) { self.seconds = seconds.sorted() }

  /// What 99 of 100 do not pass, in seconds; with fewer than 100, the longest.
  var p99: Double { quantile(0.99) }

  private func quantile(_ share: Double) -> Double {
    seconds.isEmpty ? 0 : seconds[min(seconds.count - 1, Int(share * Double(seconds.count)))]
  }

  var text: String {
    "p50 \(Self.text(quantile(0.5))), p99 \(Self.text(p99)), max \(Self.text(quantile(1)))"
  }

  static func text(_ seconds: Double) -> String { String(format: "%.3f s", seconds) }
}
