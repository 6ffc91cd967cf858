package import Measures
import JSON
package import Verdicts

/// What a fixture expects of one check; only what is set is compared.
package struct CheckExpectation: Equatable, Sendable {
  /// Exactly this.
  package var status: CheckResult.Status?
  /// Exactly this.
  package var cause: Cause?
  /// Within the fixture's tolerance.
  package var value: Double?
  /// Within the fixture's tolerance, 0…100.
  package var score: Double?

  /// What differs, each in words that begin with the check's name.
  func differences(_ id: CheckID, from check: CheckResult?, _ tolerances: Tolerances) -> [String] {
    guard let check else { return ["\(id.rawValue): expected, but the check is absent"] }
    var found: [String] = []
    if let status, status != check.status {
      found.append(
        "\(id.rawValue).status: expected \(status.rawValue), got \(check.status.rawValue)")
    }
    if let cause, cause != check.cause {
      let got = check.cause?.rawValue ?? "null"
      found.append("\(id.rawValue).cause: expected \(cause.rawValue), got \(got)")
    }
    let tolerances = tolerances.forCheck(id)
    let slack = abs(value ?? 0) * tolerances.value + Tolerances.valueAbsolute
    found += numberDifference("\(id.rawValue).value", value, check.value, slack)
    found += numberDifference(
      "\(id.rawValue).score", score, check.score.map(Double.init), tolerances.score)
    return found
  }
}

/// A difference in words where a number is expected and what came is absent or too far away.
func numberDifference(
  _ name: String, _ expected: Double?, _ got: Double?, _ slack: Double
) -> [String] {
  guard let expected else { return [] }
  if let got, abs(got - expected) <= slack + 1e-9 { return [] }
  let seen = JSON.number(got, digits: 4).line
  let wanted = JSON.number(expected, digits: 4).line
  return ["\(name): expected \(wanted) ± \(JSON.number(slack, digits: 4).line), got \(seen)"]
}

extension JSONCursor {
  func checkExpectation() throws(DataFileError) -> CheckExpectation {
    try onlyKeys(["status", "cause", "value", "score"])
    return CheckExpectation(
      status: try optional("status")?.word(CheckResult.Status.self),
      cause: try optional("cause")?.word(Cause.self),
      value: try optional("value")?.number(in: -1e9...1e9),
      score: try optional("score")?.number(in: 0...100))
  }
}
