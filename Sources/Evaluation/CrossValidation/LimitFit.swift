import Verdicts

/// The limits of one rule as labelled photos alone would place them.
///
/// Of all cuts between two neighbouring values the one with the least misses plus false alarms is
/// taken, both as shares of their groups, and the widest gap of equal ones. A limit goes to the
/// middle of its gap; where both are fitted, the review limit to a third of it from the good side
/// and the retake limit to two thirds. Limits that physics or a standard set (not
/// ``Rule/calibrated``) are not fitted.
package struct LimitFit: Equatable, Sendable {
  /// Beyond this a photo must be taken again; `nil` where it was not fitted.
  package var retake: Double?
  /// Beyond this a clerk should look; `nil` where it was not fitted.
  package var review: Double?

  /// Values of photos of the rule's own defects and of others.
  struct Sample {
    /// Photos that should be taken again, and those that should at least be looked at.
    var retakes: [Double] = []
    var reviews: [Double] = []
    /// Photos that must not be taken again, and those that nobody needs to look at.
    var atMostReviews: [Double] = []
    var passes: [Double] = []
  }

  /// A cut that misses more than this is no better than none: misses plus false alarms, 0…2.
  private static let costMaximum = 0.5
  /// How near to the ends of the curve, as a share of it, a limit may come.
  private static let marginShare = 0.01
  /// How far into its gap, from the good side, a limit goes: alone, or beside the other one.
  private static let aloneShare = 0.5
  private static let besideShares = (review: 1.0 / 3, retake: 2.0 / 3)
  /// How far from the retake limit a review limit is kept, as a share of the way to the best value.
  private static let distanceShare = 0.05

  /// - Parameter rule: Which side is worse, which limits there are, and between what ends.
  init(_ sample: Sample, rule: Rule) {
    func placed(_ good: [Double], _ bad: [Double], at share: Double) -> Double? {
      guard let gap = Self.bestGap(good: good, bad: bad, worse: rule.worse) else { return nil }
      let limit = gap.good + (gap.bad - gap.good) * share
      let span = rule.worst - rule.best
      let ends = [rule.best + span * Self.marginShare, rule.worst - span * Self.marginShare]
      return min(max(limit, ends.min() ?? limit), ends.max() ?? limit)
    }
    let fitted = rule.calibratedLimits
    let isAlone = fitted.count == 1
    if fitted.contains(.retake) {
      retake = placed(
        sample.atMostReviews, sample.retakes,
        at: isAlone ? Self.aloneShare : Self.besideShares.retake)
    }
    if fitted.contains(.review) {
      review = placed(
        sample.passes, sample.retakes + sample.reviews,
        at: isAlone ? Self.aloneShare : Self.besideShares.review)
    }
    let sign = rule.worse == .above ? 1.0 : -1.0
    guard let hard = retake ?? rule.retake, let soft = review ?? rule.review,
      retake != nil || review != nil
    else { return }
    let mildest = hard + (rule.best - hard) * Self.distanceShare
    guard sign * soft > sign * mildest else { return }
    // The one that was fitted gives way to the one that stands.
    if review != nil || retake == nil { review = mildest } else { retake = nil }
  }

  /// The last good and the first bad value beside the best cut; `nil` where none tells them apart.
  ///
  /// - Complexity: O(n log n).
  static func bestGap(
    good: [Double], bad: [Double], worse: Rule.Worse
  ) -> (good: Double, bad: Double)? {
    guard !good.isEmpty, !bad.isEmpty else { return nil }
    let sign = worse == .above ? 1.0 : -1.0
    // Turned so that larger is worse.
    let values = (good.map { (sign * $0, false) } + bad.map { (sign * $0, true) })
      .sorted { $0.0 < $1.0 }
    var (alarms, misses) = (good.count, 0)
    var best: (cost: Double, gap: Double, index: Int)?
    for index in values.indices.dropLast() {
      if values[index].1 { misses += 1 } else { alarms -= 1 }
      let gap = values[index + 1].0 - values[index].0
      guard gap > 0 else { continue }
      let cost = Double(misses) / Double(bad.count) + Double(alarms) / Double(good.count)
      if let so = best, (so.cost, -so.gap) <= (cost, -gap) { continue }
      best = (cost, gap, index)
    }
    guard let best, best.cost < costMaximum else { return nil }
    return (sign * values[best.index].0, sign * values[best.index + 1].0)
  }
}
