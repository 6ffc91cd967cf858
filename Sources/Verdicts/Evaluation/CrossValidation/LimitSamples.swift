import Measures

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
  /// defect with that cause belongs to its own rule alone. A photo without a defect passes, but
  /// for its resolution, which its label goes by.
  func sample(of place: LimitPlace, rule: Rule) -> LimitFit.Sample {
    var sample = LimitFit.Sample()
    guard let kind = policy.kind(place.kind) else { return sample }
    for photo in photos where photo.verdict.kind == place.kind {
      guard let defect = photo.label.defect, let labelled = photo.label.outcome,
        let value = value(of: place, in: photo.verdict, kind: kind)
      else { continue }
      let isClean = defect == .none
      guard isClean || isOwn(defect, place: place, rule: rule, kind: kind) else { continue }
      switch isClean && place.check != .resolution ? .accept : labelled {
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
    guard defect.checks(kind: place.kind).contains(place.check) else { return false }
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
