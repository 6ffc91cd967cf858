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
  ///
  /// A label without a defect but with the wanted answers counts as well, if it is sure. It must
  /// be one rule that speaks: where its reasons name several checks, or a check of several rules,
  /// it says nothing of these.
  func sample(of place: LimitPlace, rule: Rule) -> LimitFit.Sample {
    var sample = LimitFit.Sample()
    for photo in photos where place.kinds.contains(photo.verdict.kind) {
      guard let kind = policy.kind(photo.verdict.kind),
        let answers = answers(to: photo.label, place: place, rule: rule, kind: kind),
        let value = value(of: place, in: photo.verdict, kind: kind)
      else { continue }
      let severities = answers.map(\.severity)
      let (mildest, worst) = (severities.min() ?? 0, severities.max() ?? 0)
      if mildest >= Outcome.retake.severity {
        sample.retakes.append(value)
      } else if mildest == Outcome.review.severity {
        sample.reviews.append(value)
      }
      if worst <= Outcome.review.severity { sample.atMostReviews.append(value) }
      if worst == Outcome.accept.severity { sample.passes.append(value) }
    }
    return sample
  }

  /// What the rule may rightly say of the photo; `nil` where the label does not tell.
  private func answers(
    to label: PhotoLabel, place: LimitPlace, rule: Rule, kind: KindPolicy
  ) -> [Outcome]? {
    guard let all = label.wanted ?? label.outcome.map({ [$0] }) else { return nil }
    if let defect = label.defect {
      return isOwn(defect, place: place, rule: rule, kind: kind) ? all : [.accept]
    }
    guard label.wanted != nil, label.isSure else { return nil }
    // Where accepting is right, no rule need speak; else one of the reasons must.
    if all.contains(.accept) { return all }
    guard !label.reasons.isEmpty else { return nil }
    guard label.reasons.contains(place.check) else { return [.accept] }
    let check = kind.check(place.check)
    let rules = check.measures.count + (check.value == nil ? 0 : 1)
    return label.reasons.count == 1 && rules == 1 ? all : nil
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
