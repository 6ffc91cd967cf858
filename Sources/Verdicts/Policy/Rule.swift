package import Measures

/// How one number is judged: limits, and a monotone curve from the number to a score.
///
/// The curve is straight between its points: ``worst`` ↔ 0, ``retake`` ↔ 40, ``review`` ↔ 50,
/// ``best`` ↔ 100, and ``points`` between them where the policy bends it. A rule without a retake
/// limit starts at 40 at its worst, one without either limit at 50, and one without a review limit
/// has 50 at its retake limit. So a score below 40 is exactly a value beyond the retake limit, and
/// one below 50 exactly a value beyond the review limit or, where there is none, the retake limit;
/// a value at a limit is still on the better side.
package struct Rule: Equatable, Sendable {
  /// A place where the curve bends.
  package struct CurvePoint: Equatable, Sendable {
    /// In the limits' unit.
    package var value: Double
    /// 0…100.
    package var score: Double

    /// A place of the curve.
    package init(value: Double, score: Double) {
      self.value = value
      self.score = score
    }
  }

  /// One of the two limits, by its key.
  package enum LimitName: String, CaseIterable, Sendable {
    case retake, review
  }

  /// On which side of the limits the photo is worse.
  package enum Worse: String, CaseIterable, Sendable {
    case above, below
  }

  /// On which side of the limits the photo is worse.
  package var worse: Worse
  /// From here on the score is its lowest: 0, 40 without a retake limit, 50 without either.
  package var worst: Double
  /// Beyond this the photo must be taken again; `nil` if this number never asks for that.
  package var retake: Double?
  /// Beyond this a clerk should look; `nil` if there is nothing between retake and pass.
  package var review: Double?
  /// From here on the score is 100.
  package var best: Double
  /// Where the curve bends, from worst to best.
  package var points: [CurvePoint]
  /// What it means to fail by this rule, where the reading itself does not say.
  package var cause: Cause?
  /// The limits that labelled photos placed; the others stand by physics or by a standard, and no
  /// photo may move them.
  package var calibrated: Set<LimitName>

  /// Those of ``calibrated`` that there are.
  package var calibratedLimits: Set<LimitName> {
    calibrated.filter { ($0 == .retake ? retake : review) != nil }
  }

  /// A rule; its values go from ``worst`` to ``best`` in order.
  package init(
    worse: Worse, worst: Double, retake: Double?, review: Double?, best: Double,
    points: [CurvePoint] = [], cause: Cause? = nil, calibrated: Set<LimitName> = []
  ) {
    self.worse = worse
    self.worst = worst
    self.retake = retake
    self.review = review
    self.best = best
    self.points = points
    self.cause = cause
    self.calibrated = calibrated
  }

  /// The scores at which a photo is a retake and a review: the contract's.
  package static let retakeScore = 40
  /// Below this score, and not below ``retakeScore``, a photo is a review.
  package static let reviewScore = 50

  /// The score of a value.
  ///
  /// - Parameters:
  ///   - value: In the limits' unit times `scale`; finite.
  ///   - scale: What one unit of the limits is in the value's unit, above 0 (pixels per
  ///     millimetre).
  /// - Returns: 0…100, whole, rounded down but never over a limit.
  package func score(_ value: Double, scale: Double = 1) -> Int {
    // Turned so that larger is better.
    let sign = worse == .below ? 1.0 : -1.0
    let x = sign * value
    func turned(_ limit: Double) -> Double { sign * limit * scale }
    let (toRetake, toReview) = (Double(Self.retakeScore), Double(Self.reviewScore))
    func curve(_ from: (Double, Double), _ to: (Double, Double)) -> Int {
      let bends = points.filter { $0.score > from.1 && $0.score < to.1 }
      let nodes = [from] + bends.map { ($0.value, $0.score) } + [to]
      return Self.interpolated(nodes.map { (turned($0.0), $0.1) }, at: x)
    }
    if let retake, x < turned(retake) {
      return min(Self.retakeScore - 1, curve((worst, 0), (retake, toRetake)))
    }
    if let review, x < turned(review) {
      let from = (retake ?? worst, toRetake)
      return min(Self.reviewScore - 1, curve(from, (review, toReview)))
    }
    return curve((review ?? retake ?? worst, toReview), (best, 100))
  }

  /// The height of a line of straight pieces, not beyond its ends, rounded down with a rounding
  /// error's worth of grace.
  private static func interpolated(_ nodes: [(x: Double, y: Double)], at x: Double) -> Int {
    guard let first = nodes.first, let last = nodes.last, x > first.x else {
      return Int(nodes.first?.y ?? 0)
    }
    guard x < last.x else { return Int(last.y) }
    let index = nodes.lastIndex { $0.x <= x } ?? 0
    let (a, b) = (nodes[index], nodes[index + 1])
    return Int(a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) + 1e-9)
  }
}
