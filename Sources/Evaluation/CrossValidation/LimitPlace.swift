package import Measures
import JSON
import Verdicts

/// Where a rule stands in a policy: a check of one or more kinds, and its own value or one of its
/// further numbers.
///
/// Kinds that are judged by the same rule share it: what was calibrated once is refitted once, on
/// the photos of all of them.
package struct LimitPlace: Hashable, Sendable {
  /// In the order of the policy; at least one.
  package var kinds: [String]
  /// Whose rule it is.
  package var check: CheckID
  /// `nil` for the check's own value.
  package var measure: String?

  /// `ktp.blur`, `ktp+kk.contrast.shadowLight`.
  package var name: String {
    ([kinds.joined(separator: "+"), check.rawValue] + (measure.map { [$0] } ?? []))
      .joined(separator: ".")
  }

  /// Every rule of these kinds, each once.
  static func all(in kinds: [KindPolicy]) -> [(place: LimitPlace, rule: Rule)] {
    var all: [(place: LimitPlace, rule: Rule, limitsIn: CheckPolicy.LimitUnit)] = []
    for kind in kinds {
      for (id, measure, rule) in rules(of: kind) {
        let limitsIn = measure == nil ? kind.check(id).limitsIn : .value
        let same = all.firstIndex {
          $0.place.check == id && $0.place.measure == measure && $0.rule == rule
            && $0.limitsIn == limitsIn
        }
        if let same {
          all[same].place.kinds.append(kind.kind)
        } else {
          all.append(
            (LimitPlace(kinds: [kind.kind], check: id, measure: measure), rule, limitsIn))
        }
      }
    }
    return all.map { ($0.place, $0.rule) }
  }

  private static func rules(
    of kind: KindPolicy
  ) -> [(id: CheckID, measure: String?, rule: Rule)] {
    CheckID.allCases.flatMap { id -> [(id: CheckID, measure: String?, rule: Rule)] in
      let check = kind.check(id)
      return (check.value.map { [(id, nil, $0)] } ?? [])
        + check.measures.map { (id, $0.name, $0.rule) }
    }
  }

  /// A policy file that moves the limits of this rule, and straightens its curve between them.
  func overlay(retake: Double?, review: Double?) -> JSON {
    var rule = JSON.object(["points": .list([])])
    if let retake { rule = rule.replacing("retake", by: JSON(.number(retake))) }
    if let review { rule = rule.replacing("review", by: JSON(.number(review))) }
    func nested(_ key: String, _ value: JSON) -> JSON {
      JSON(.object([JSON.Member(key: key, value: value)]))
    }
    let inner = measure.map { nested("measures", nested($0, rule)) } ?? nested("value", rule)
    let check = nested("checks", nested(check.rawValue, inner))
    return nested("kinds", JSON(.object(kinds.map { JSON.Member(key: $0, value: check) })))
  }
}
