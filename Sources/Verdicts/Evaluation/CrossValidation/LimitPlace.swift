package import Measures

/// Where a rule stands in a policy: a kind's check, and its own value or one of its further numbers.
package struct LimitPlace: Hashable, Sendable {
  package var kind: String
  package var check: CheckID
  /// `nil` for the check's own value.
  package var measure: String?

  /// `ktp.blur`, `ktp.framing.fill`.
  package var name: String {
    ([kind, check.rawValue] + (measure.map { [$0] } ?? [])).joined(separator: ".")
  }

  /// Every rule of a kind's policy.
  static func all(in kind: KindPolicy) -> [(place: LimitPlace, rule: Rule)] {
    CheckID.allCases.flatMap { id -> [(place: LimitPlace, rule: Rule)] in
      let check = kind.check(id)
      let own = check.value.map { (LimitPlace(kind: kind.kind, check: id), $0) }
      return (own.map { [$0] } ?? [])
        + check.measures.map {
          (LimitPlace(kind: kind.kind, check: id, measure: $0.name), $0.rule)
        }
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
    return nested("kinds", nested(kind, nested("checks", nested(check.rawValue, inner))))
  }
}
