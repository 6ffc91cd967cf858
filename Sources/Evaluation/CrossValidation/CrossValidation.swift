import Measures
package import JSON
package import Verdicts

/// The verdicts by limits that were fitted without the photo they judge.
///
/// Photos of one scene are held out together; those without a scene are dealt out to the folds in
/// turn, by kind and defect. For each fold the limits that the policy calls calibrated are fitted
/// to all other photos (``LimitFit``), and the fold is judged by them; limits that physics or a
/// standard set stay. Where that is worse than by the policy in force, its limits were fitted too
/// closely to these photos.
package struct CrossValidation: Sendable {
  /// One rule's limits: those in force and what each fold made of them.
  package struct Limit: Sendable {
    /// Where the rule stands.
    package var place: LimitPlace
    /// The policy's own limits.
    package var inForce: LimitFit
    /// One a fold; a limit that could not be fitted is `nil` and stays as it was.
    package var fitted: [LimitFit]
  }

  /// How many parts the photos were dealt out to, 2 or more.
  package let folds: Int
  /// Rules of which some limit was refitted.
  package let limits: [Limit]
  /// Rules of the photos' kinds none of whose limits was refitted: nobody calibrated them, or the
  /// photos do not tell.
  package let untouched: [LimitPlace]
  /// By the policy in force.
  package let inForce: Evaluation
  /// Each photo by the limits of the other folds.
  package let heldOut: Evaluation

  /// - Parameters:
  ///   - photos: Labelled photos with what was measured on them.
  ///   - folds: 2 or more.
  /// - Throws: ``DataFileError`` where fitted limits make no policy: our own fault.
  package init(
    _ photos: [Evaluation.Photo], policy: Policy, folds: Int
  ) throws(DataFileError) {
    self.folds = folds
    inForce = Evaluation(photos)
    let fold = Self.dealt(photos, folds: folds)
    let rules = LimitPlace.all(
      in: policy.kinds.filter { kind in photos.contains { $0.verdict.kind == kind.kind } })
    var limits = rules.map {
      Limit(
        place: $0.place, inForce: LimitFit(retake: $0.rule.retake, review: $0.rule.review),
        fitted: [])
    }
    var judged = photos
    for number in 0..<folds {
      let others = photos.indices.filter { fold[$0] != number }.map { photos[$0] }
      let samples = LimitSamples(others, policy: policy)
      var overlay = JSON(.object([]))
      for (index, rule) in rules.enumerated() {
        let fit = LimitFit(samples.sample(of: rule.place, rule: rule.rule), rule: rule.rule)
        limits[index].fitted.append(fit)
        guard fit.retake != nil || fit.review != nil else { continue }
        overlay = overlay.overlaid(
          by: rule.place.overlay(retake: fit.retake, review: fit.review))
      }
      let replay = Replay(try policy.overlaid(by: overlay, named: "fold \(number + 1)"))
      for index in photos.indices where fold[index] == number {
        judged[index].verdict = replay.verdict(on: photos[index].verdict)
      }
    }
    func isRefitted(_ limit: Limit) -> Bool {
      limit.fitted.contains { $0.retake != nil || $0.review != nil }
    }
    self.limits = limits.filter(isRefitted)
    untouched = limits.filter { !isRefitted($0) }.map(\.place)
    heldOut = Evaluation(judged)
  }

  /// The fold of each photo.
  ///
  /// Whole scenes go to one fold: the largest first, each to the fold that then has the fewest
  /// photos of scenes. Photos without a scene go round the folds, by kind and defect.
  package static func dealt(_ photos: [Evaluation.Photo], folds: Int) -> [Int] {
    let sizes = Dictionary(grouping: photos.compactMap(\.label.scene)) { $0 }.mapValues(\.count)
    var filled = [Int](repeating: 0, count: folds)
    var sceneFolds: [String: Int] = [:]
    for (scene, size) in sizes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let fold = filled.indices.min { (filled[$0], $0) < (filled[$1], $1) } ?? 0
      sceneFolds[scene] = fold
      filled[fold] += size
    }
    var seen: [String: Int] = [:]
    return photos.map { photo in
      if let fold = photo.label.scene.flatMap({ sceneFolds[$0] }) { return fold }
      let group = photo.kind + " " + (photo.label.defect?.rawValue ?? "")
      defer { seen[group, default: 0] += 1 }
      return seen[group, default: 0] % folds
    }
  }
}
