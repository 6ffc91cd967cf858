import Measures
import JSON

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
