/// A soft step: 0 up to one value, 1 from another on, straight between them.
struct Ramp: Sendable {
  /// Where it is 0.
  var zero: Double
  /// Where it is 1; above or below `zero`.
  var one: Double

  func callAsFunction(_ value: Double) -> Double {
    max(0, min(1, (value - zero) / (one - zero)))
  }
}
