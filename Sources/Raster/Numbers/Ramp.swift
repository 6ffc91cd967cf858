/// A soft step: 0 up to one value, 1 from another on, straight between them.
package struct Ramp: Sendable {
  /// Where it is 0.
  package var zero: Double
  /// Where it is 1; above or below `zero`.
  package var one: Double

  /// A step between two different values of one unit.
  package init(zero: Double, one: Double) {
    self.zero = zero
    self.one = one
  }

  /// How far a value is on its way from ``zero`` to ``one``, 0…1.
  package func callAsFunction(_ value: Double) -> Double {
    max(0, min(1, (value - zero) / (one - zero)))
  }
}
