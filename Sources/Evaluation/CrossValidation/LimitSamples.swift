import Findings
import Measures
import Verdicts

/// What labelled photos measured of each rule's number, sorted by what the rule should say of them.
struct LimitSamples {
  private let photos: [Evaluation.Photo]
  private let policy: Policy

  init(_ photos: [Evaluation.Photo], policy: Policy) {
    self.photos = photos
    self.policy = policy
  }

  /// The values of one rule in the unit of its limits.
  ///
  /// Its defects are those of its check; where rules of one check are for different causes, a
  /// defect with that cause belongs to its own rule alone. Every other photo should pass: one
  /// without a defect, and one with a defect that is another rule's to tell. Some of these have
  /// both (what is dark is grainy), which costs every cut alike.
  func sample(of place: LimitPlace, rule: Rule) -> LimitFit.Sample {
    var sample = LimitFit.Sample()
    for photo in photos where place.kinds.contains(photo.verdict.kind) {
      guard let kind = policy.kind(photo.verdict.kind), let defect = photo.label.defect,
        let labelled = photo.label.outcome,
        let value = value(of: place, in: photo.verdict, kind: kind)
      else { continue }
      let isOther = !isOwn(defect, place: place, rule: rule, kind: kind)
      switch isOther ? .accept : labelled {
      case .retake, .unreadable: sample.retakes.append(value)
      case .review:
        sample.reviews.append(value)
        sample.atMostReviews.append(value)
      case .accept:
        sample.passes.append(value)
        sample.atMostReviews.append(value)
      }
    }
    return sample
  }

  private func isOwn(
    _ defect: PhotoDefect, place: LimitPlace, rule: Rule, kind: KindPolicy
  ) -> Bool {
    guard defect.checks(kind: kind.kind).contains(place.check) else { return false }
    if let cause = rule.cause { return defect.cause == cause }
    let check = kind.check(place.check)
    let causes = ([check.value?.cause] + check.measures.map(\.rule.cause)).compactMap(\.self)
    return defect.cause.map { !causes.contains($0) } ?? true
  }

  private func value(of place: LimitPlace, in verdict: Verdict, kind: KindPolicy) -> Double? {
    guard let result = verdict.checks.first(where: { $0.id == place.check }) else { return nil }
    if let measure = place.measure { return result.measures[measure] }
    let bench = CheckBench(policy: policy, kind: kind, findings: Findings(verdict))
    return result.value.map { $0 / bench.scale(of: kind.check(place.check)) }
  }
}
