import Findings
package import Measures
package import Raster
import JSON
package import Verdicts

/// What a fixture expects of its verdict; only what is set is compared.
package struct Expectation: Equatable, Sendable {
  /// Any of these.
  package var outcomes: [Outcome] = []
  /// What the photo is judged as.
  package var kind: String?
  /// A turn, or `.some(nil)` for "unknown".
  package var turn: Turn??
  /// The first check's id, with its cause where that matters; `nil` among them is "every check
  /// passes". Empty where it is not compared.
  package var first: [String?] = []
  /// A fault's code, or code and what was seen.
  package var fault: String?
  /// Of the verdict, 0…100, within the tolerance.
  package var score: Double?
  /// Of the document, within the tolerance.
  package var dotsPerInch: Double?
  /// Of the frame by the document, 0…1, within the tolerance.
  package var fill: Double?
  /// Of the camera, within the tolerance.
  package var tiltDegrees: Double?
  /// Columns as stored.
  package var width: Double?
  /// Rows as stored.
  package var height: Double?
  /// The contract's word for it.
  package var format: String?
  /// What is expected of each check; one that is not here may say anything.
  package var checks: [CheckID: CheckExpectation] = [:]
  /// Checks that must not be there.
  package var absentChecks: [CheckID] = []

  /// Nothing is expected.
  package init() {}

  /// What differs between a verdict and this, each in one line of words; empty if nothing does.
  package func differences(from verdict: Verdict, tolerances: Tolerances) -> [String] {
    var found: [String] = []
    func compare(_ name: String, _ expected: String?, _ got: String?) {
      guard let expected, expected != got else { return }
      found.append("\(name): expected \(expected), got \(got ?? "null")")
    }
    if !outcomes.isEmpty, !outcomes.contains(verdict.outcome) {
      let expected = outcomes.map(\.rawValue).joined(separator: " or ")
      found.append("verdict: expected \(expected), got \(verdict.outcome.rawValue)")
    }
    compare("kind", kind, verdict.kind)
    if let turn, turn != verdict.turn {
      compare("turn", turn.map { "\($0.degrees)" } ?? "null", verdict.turn.map { "\($0.degrees)" })
    }
    found += firstDifference(from: verdict)
    found += faultDifference(from: verdict)
    found += numberDifference("score", score, verdict.score.map(Double.init), tolerances.score)
    let slack = (dotsPerInch ?? 0) * tolerances.dotsPerInch
    found += numberDifference("dpi", dotsPerInch, verdict.document?.dotsPerInch, slack)
    found += numberDifference("fill", fill, verdict.document?.fill, tolerances.fill)
    found += numberDifference(
      "tilt", tiltDegrees, verdict.document?.tiltDegrees, tolerances.tiltDegrees)
    found += numberDifference("width", width, verdict.facts.width.map(Double.init), 0)
    found += numberDifference("height", height, verdict.facts.height.map(Double.init), 0)
    compare("format", format, verdict.facts.format?.rawValue)
    for (id, expected) in checks.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let check = verdict.checks.first { $0.id == id }
      found += expected.differences(id, from: check, tolerances)
    }
    for id in absentChecks where verdict.checks.contains(where: { $0.id == id }) {
      found.append("\(id.rawValue): expected to be absent, but it is there")
    }
    return found
  }

  private func firstDifference(from verdict: Verdict) -> [String] {
    guard !first.isEmpty else { return [] }
    let got = verdict.firstDefect
    let isRight = first.contains { expected in
      guard let expected, let got else { return expected == nil && got == nil }
      return Messages.matches(got, pattern: expected)
    }
    guard !isRight else { return [] }
    let expected = first.map { $0 ?? "no defect" }.joined(separator: " or ")
    return ["first: expected \(expected), got \(got ?? "no defect")"]
  }

  private func faultDifference(from verdict: Verdict) -> [String] {
    guard let fault else { return [] }
    let got = verdict.fault.map { $0.code.rawValue + ($0.seen.map { "." + $0 } ?? "") }
    if let got, Messages.matches(got, pattern: fault) { return [] }
    return ["fault: expected \(fault), got \(got ?? "null")"]
  }
}

extension Verdict {
  /// The first check that is a defect, with its cause where it has one; `nil` if every check
  /// passes.
  package var firstDefect: String? {
    guard let check = checks.first, check.status == .review || check.status == .retake else {
      return nil
    }
    return check.defectKey
  }
}

extension JSONCursor {
  func expectation() throws(DataFileError) -> Expectation {
    try onlyKeys([
      "verdict", "kind", "turn", "first", "fault", "score", "dpi", "fill", "tilt", "width",
      "height", "format", "checks",
    ])
    var expectation = Expectation()
    if let cursor = optional("verdict") {
      for word in try cursor.oneOrMore() {
        expectation.outcomes.append(try word.word(Outcome.self))
      }
    }
    expectation.kind = try optional("kind")?.string()
    expectation.fault = try optional("fault")?.string()
    expectation.score = try optional("score")?.number(in: 0...100)
    expectation.dotsPerInch = try optional("dpi")?.number(in: 0...100_000)
    expectation.fill = try optional("fill")?.number(in: 0...1)
    expectation.tiltDegrees = try optional("tilt")?.number(in: 0...90)
    expectation.width = try optional("width")?.number(in: 0...65500)
    expectation.height = try optional("height")?.number(in: 0...65500)
    expectation.format = try optional("format")?.string()
    expectation.turn = try expectedTurn()
    expectation.first = try expectedFirst()
    guard let checks = optional("checks") else { return expectation }
    try checks.onlyKeys(CheckID.allCases.map(\.rawValue))
    for (name, cursor) in try checks.entries() {
      guard let id = CheckID(rawValue: name) else { continue }
      expectation.checks[id] = try cursor.checkExpectation()
    }
    for member in checks.json.members ?? [] where member.value.isNull {
      if let id = CheckID(rawValue: member.key) { expectation.absentChecks.append(id) }
    }
    return expectation
  }

  private func oneOrMore() throws(DataFileError) -> [JSONCursor] {
    json.array == nil ? [self] : try elements()
  }

  private func expectedTurn() throws(DataFileError) -> Turn?? {
    guard let member = json.members?.first(where: { $0.key == "turn" }) else { return nil }
    guard let cursor = optional("turn"), !member.value.isNull else { return .some(nil) }
    guard let turn = Turn(rawValue: try cursor.integer(in: 0...270)) else {
      throw cursor.failure("expected 0, 90, 180, 270 or null")
    }
    return turn
  }

  private func expectedFirst() throws(DataFileError) -> [String?] {
    guard let member = json.members?.first(where: { $0.key == "first" }) else { return [] }
    guard let cursor = optional("first"), !member.value.isNull else { return [nil] }
    var first: [String?] = []
    for element in try cursor.oneOrMore() {
      if element.json.isNull { first.append(nil) } else { first.append(try element.defectKey()) }
    }
    return first
  }
}
