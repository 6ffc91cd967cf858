/// The few elementary functions that geometry needs, without a C library.
///
/// Accurate to about 1e-10, which is far below the hundredth of a pixel that matters here.
package enum Trigonometry {
  /// π, the ratio of a circle's circumference to its diameter.
  static let pi = Double.pi

  /// The angle of the vector (x, y) against the x axis, in radians, −π…π; 0 for the null vector.
  package static func arctangent(y: Double, x: Double) -> Double {
    if x == 0 && y == 0 { return 0 }
    let ax = x.magnitude
    let ay = y.magnitude
    // The smaller over the larger lies in 0…1, where the halved angle's series is short.
    let ratio = ax > ay ? ay / ax : ax / ay
    var angle = arctangentOfUnitRange(ratio)
    if ay >= ax { angle = pi / 2 - angle }
    if x < 0 { angle = pi - angle }
    return y < 0 ? -angle : angle
  }

  /// The angle in radians, 0…π, whose cosine is `c`; `c` is clamped to −1…1.
  package static func arccosine(_ c: Double) -> Double {
    let clamped = min(1, max(-1, c))
    return arctangent(y: (1 - clamped * clamped).squareRoot(), x: clamped)
  }

  /// Sine and cosine of an angle in radians, by their power series after reduction to −π/4…π/4.
  package static func sineCosine(_ radians: Double) -> (sine: Double, cosine: Double) {
    let quarters = (radians / (pi / 2)).rounded()
    let r = radians - quarters * (pi / 2)
    let r2 = r * r
    var sine = 0.0
    var cosine = 0.0
    // Horner from the highest term: r¹³/13! is below 1e-11 at π/4.
    for k in stride(from: 6, through: 1, by: -1) {
      let n = Double(2 * k)
      sine = (1 + sine) * (-r2 / (n * (n + 1)))
      cosine = (1 + cosine) * (-r2 / (n * (n - 1)))
    }
    sine = r * (1 + sine)
    cosine = 1 + cosine
    switch ((Int(quarters) % 4) + 4) % 4 {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
  }

  /// The natural logarithm of a positive number, by the series of artanh on its significand.
  ///
  /// - Precondition: `value` is positive and finite.
  package static func logarithm(_ value: Double) -> Double {
    precondition(value > 0 && value.isFinite, "a logarithm needs a positive number")
    var exponent = Double(value.exponent)
    var significand = value.significand
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    let z = (significand - 1) / (significand + 1)
    let z2 = z * z
    // 1 / 19, 1 / 17, … 1, from the highest term.
    let high = ((z2 / 19 + 1 / 17) * z2 + 1 / 15) * z2 + 1 / 13
    let middle = ((high * z2 + 1 / 11) * z2 + 1 / 9) * z2 + 1 / 7
    let sum = ((middle * z2 + 1 / 5) * z2 + 1 / 3) * z2 + 1
    return 2 * z * sum + exponent * 0.693_147_180_559_945_3
  }

  /// A positive number raised to a power, by e to the power of its logarithm.
  ///
  /// - Precondition: `base` is positive and finite, `exponent` finite.
  /// - Returns: 0 or infinity beyond the range of numbers.
  package static func power(_ base: Double, _ exponent: Double) -> Double {
    let power = logarithm(base) * exponent
    guard power.magnitude < 700 else { return power < 0 ? 0 : .infinity }
    let doublings = (power / 0.693_147_180_559_945_3).rounded()
    let rest = power - doublings * 0.693_147_180_559_945_3
    var sum = 1.0
    // Horner from the highest term: 0.35¹¹ / 11! is below 1e-12.
    for k in stride(from: 11, through: 1, by: -1) { sum = 1 + sum * rest / Double(k) }
    return sum * Double(sign: .plus, exponent: Int(doublings), significand: 1)
  }

  /// The arctangent of 0…1: the angle is halved twice, then the power series is taken.
  private static func arctangentOfUnitRange(_ t: Double) -> Double {
    // tan(a/2) = t / (1 + √(1 + t²)).
    let half = t / (1 + (1 + t * t).squareRoot())
    let quarter = half / (1 + (1 + half * half).squareRoot())
    let q2 = quarter * quarter
    var sum = 0.0
    for k in stride(from: 15, through: 1, by: -2) {
      sum = 1 / Double(k) - q2 * sum
    }
    return 4 * quarter * sum
  }
}
