package import Measures
import JSON

/// How one number is judged: limits, and a monotone curve from the number to a score.
///
/// The curve is straight between its points: ``worst`` ↔ 0, ``retake`` ↔ 40, ``review`` ↔ 50,
/// ``best`` ↔ 100, and ``points`` between them where the policy bends it. So a score below 40 is
/// exactly a value beyond the retake limit, and one below 50 exactly a value beyond the review
/// limit; a value at a limit is still on the better side.
package struct Rule: Equatable, Sendable {
  /// A place where the curve bends.
  package struct CurvePoint: Equatable, Sendable {
    package var value: Double
    package var score: Double

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

  package var worse: Worse
  package var worst: Double
  /// Beyond this the photo must be taken again; `nil` if this number never asks for that.
  package var retake: Double?
  /// Beyond this a clerk should look; `nil` if there is nothing between retake and pass.
  package var review: Double?
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

extension JSONCursor {
  func rule() throws(DataFileError) -> Rule {
    try onlyKeys([
      "worse", "worst", "retake", "review", "best", "points", "cause", "calibrated",
    ])
    let range = -1e9...1e9
    let rule = Rule(
      worse: try required("worse").word(Rule.Worse.self),
      worst: try required("worst").number(in: range),
      retake: try optional("retake")?.number(in: range),
      review: try optional("review")?.number(in: range),
      best: try required("best").number(in: range), points: try curvePoints(),
      cause: try optional("cause")?.word(Cause.self), calibrated: try calibratedLimits())
    guard rule.retake != nil || rule.review != nil else {
      throw failure("a rule needs a retake or a review limit")
    }
    try validateLimits(of: rule)
    try validatePoints(of: rule)
    return rule
  }

  /// The names of limits that labelled photos placed.
  private func calibratedLimits() throws(DataFileError) -> Set<Rule.LimitName> {
    var names: Set<Rule.LimitName> = []
    for element in try optional("calibrated")?.elements() ?? [] {
      names.insert(try element.word(Rule.LimitName.self))
    }
    return names
  }

  /// Pairs of a value and its score.
  private func curvePoints() throws(DataFileError) -> [Rule.CurvePoint] {
    var points: [Rule.CurvePoint] = []
    for element in try optional("points")?.elements() ?? [] {
      let pair = try element.elements()
      guard pair.count == 2 else { throw element.failure("expected [value, score]") }
      points.append(
        Rule.CurvePoint(
          value: try pair[0].number(in: -1e9...1e9), score: try pair[1].number(in: 0...100)))
    }
    return points
  }

  /// Refuses limits that do not go from worst to best.
  private func validateLimits(of rule: Rule) throws(DataFileError) {
    let named: [(name: String, value: Double?)] = [
      ("worst", rule.worst), ("retake", rule.retake), ("review", rule.review), ("best", rule.best),
    ]
    let limits = named.compactMap { limit in limit.value.map { (limit.name, $0) } }
    for (a, b) in zip(limits, limits.dropFirst()) where !rule.isBetter(b.1, than: a.1) {
      let places = [optional(b.0), optional(a.0)].compactMap(\.self)
      let place = places.first { $0.json.position != nil } ?? self
      throw place.failure(
        "with worse: \"\(rule.worse.rawValue)\", \(b.0) (\(shortNumber(b.1))) must be "
          + "\(rule.worse == .above ? "below" : "above") \(a.0) (\(shortNumber(a.1)))")
    }
  }

  /// Refuses points that are out of order, or on the wrong side of a limit for their score.
  private func validatePoints(of rule: Rule) throws(DataFileError) {
    guard let place = optional("points") else { return }
    let anchors: [(Double?, Double)] = [
      (rule.worst, rule.retake == nil ? 40 : 0), (rule.retake, 40), (rule.review, 50),
      (rule.best, 100),
    ]
    let fixed = anchors.compactMap { anchor in anchor.0.map { ($0, anchor.1) } }
    let all = (fixed + rule.points.map { ($0.value, $0.score) }).sorted { $0.1 < $1.1 }
    for (a, b) in zip(all, all.dropFirst()) where a.1 == b.1 || !rule.isBetter(b.0, than: a.0) {
      throw place.failure(
        "the point (\(shortNumber(b.0)), \(shortNumber(b.1))) does not lie between its "
          + "neighbours: better values must score higher, and limits keep 40 and 50")
    }
  }
}

extension Rule {
  /// Whether one value is on the better side of another.
  fileprivate func isBetter(_ value: Double, than other: Double) -> Bool {
    worse == .above ? value < other : value > other
  }
}
