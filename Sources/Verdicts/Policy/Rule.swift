package import Measures

/// How one number is judged: limits, and a monotone curve from the number to a score.
///
/// The curve is straight between its points: ``worst`` ↔ 0, ``retake`` ↔ 40, ``review`` ↔ 50,
/// ``best`` ↔ 100. So a score below 40 is exactly a value beyond the retake limit, and one below
/// 50 exactly a value beyond the review limit; a value at a limit is still on the better side.
package struct Rule: Equatable, Sendable {
  /// On which side of the limits the photo is worse.
  package enum Worse: String, CaseIterable, Sendable {
    case above, below
  }

  package var worse: Worse
  package var worst: Double
  /// Beyond this the photo must be taken again; `nil` if this number never asks for that.
  package var retake: Double?
  /// Beyond this a clerk should look; `nil` if there is nothing between retake and pass.
  package var review: Double?
  package var best: Double
  /// What it means to fail by this rule, where the reading itself does not say.
  package var cause: Cause?

  package init(
    worse: Worse, worst: Double, retake: Double?, review: Double?, best: Double,
    cause: Cause? = nil
  ) {
    self.worse = worse
    self.worst = worst
    self.retake = retake
    self.review = review
    self.best = best
    self.cause = cause
  }

  /// The scores at which a photo is a retake and a review: the contract's.
  package static let retakeScore = 40
  package static let reviewScore = 50

  /// The score of a value.
  ///
  /// - Parameters:
  ///   - value: In the limits' unit times `scale`; finite.
  ///   - scale: What one unit of the limits is in the value's unit, above 0 (pixels per millimetre).
  /// - Returns: 0…100, whole, rounded down but never over a limit.
  package func score(_ value: Double, scale: Double = 1) -> Int {
    // Turned so that larger is better.
    let sign = worse == .below ? 1.0 : -1.0
    let x = sign * value
    func scaled(_ limit: Double) -> Double { sign * limit * scale }
    if let retake, x < scaled(retake) {
      let raw = Self.between(scaled(worst), 0, scaled(retake), Double(Self.retakeScore), at: x)
      return min(Self.retakeScore - 1, Self.whole(raw))
    }
    guard let review else {
      let from = retake ?? worst
      return Self.whole(
        Self.between(scaled(from), Double(Self.reviewScore), scaled(best), 100, at: x))
    }
    if x < scaled(review) {
      let from = scaled(retake ?? worst)
      let raw = Self.between(
        from, Double(Self.retakeScore), scaled(review), Double(Self.reviewScore), at: x)
      return min(Self.reviewScore - 1, Self.whole(raw))
    }
    return Self.whole(
      Self.between(scaled(review), Double(Self.reviewScore), scaled(best), 100, at: x))
  }

  /// Rounded down, with a rounding error's worth of grace.
  private static func whole(_ score: Double) -> Int { Int(score + 1e-9) }

  /// The straight line from (x0, y0) to (x1, y1) at x, not beyond its ends.
  private static func between(
    _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, at x: Double
  ) -> Double {
    guard x1 > x0, x > x0 else { return y0 }
    return x >= x1 ? y1 : y0 + (y1 - y0) * (x - x0) / (x1 - x0)
  }
}

extension JSONCursor {
  func rule() throws(DataFileError) -> Rule {
    try onlyKeys(["worse", "worst", "retake", "review", "best", "cause"])
    let range = -1e9...1e9
    let rule = Rule(
      worse: try required("worse").word(Rule.Worse.self),
      worst: try required("worst").number(in: range),
      retake: try optional("retake")?.number(in: range),
      review: try optional("review")?.number(in: range),
      best: try required("best").number(in: range),
      cause: try optional("cause")?.word(Cause.self))
    guard rule.retake != nil || rule.review != nil else {
      throw failure("a rule needs a retake or a review limit")
    }
    let named: [(name: String, value: Double?)] = [
      ("worst", rule.worst), ("retake", rule.retake), ("review", rule.review), ("best", rule.best),
    ]
    let points = named.compactMap { point in point.value.map { (point.name, $0) } }
    for (a, b) in zip(points, points.dropFirst()) {
      let isRight = rule.worse == .above ? a.1 > b.1 : a.1 < b.1
      guard !isRight else { continue }
      let places = [optional(b.0), optional(a.0)].compactMap(\.self)
      let place = places.first { $0.json.position != nil } ?? self
      throw place.failure(
        "with worse: \"\(rule.worse.rawValue)\", \(b.0) (\(shortNumber(b.1))) must be "
          + "\(rule.worse == .above ? "below" : "above") \(a.0) (\(shortNumber(a.1)))")
    }
    return rule
  }
}
