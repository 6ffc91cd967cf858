package import Measures
import JSON
package import Verdicts

/// One photo of a folder of fixtures, and what is expected of it.
package struct Fixture: Equatable, Sendable {
  /// Relative to the manifest's folder; `/` between parts, no `..`.
  package var file: String
  /// Why this photo exists.
  package var why: String
  /// Where it is from.
  package var origin: String
  /// A kind of the policy, or `auto`.
  package var kind: String
  /// `nil` where nothing is expected yet.
  package var expectation: Expectation?
  /// How far numbers may be off.
  package var tolerances: Tolerances
  /// Checks without which the expectation says nothing: the photo's only defect is theirs.
  package var needs: [CheckID]

  /// Those of ``needs`` that the engine which gave this verdict has not built. Where there are any,
  /// the photo is passed over, and who reports on it should say so.
  package func unbuiltChecks(in verdict: Verdict) -> [CheckID] {
    guard verdict.fault == nil else { return [] }
    return needs.filter { id in !verdict.checks.contains { $0.id == id } }
  }

  /// What differs from what is expected, each in one line of words; empty if nothing does.
  package func differences(from verdict: Verdict) -> [String] {
    guard unbuiltChecks(in: verdict).isEmpty else { return [] }
    guard let expectation else { return ["nothing is expected; write it with --update"] }
    return expectation.differences(from: verdict, tolerances: tolerances)
  }
}

extension JSONCursor {
  /// Refuses an object that lacks some of these keys, naming them all at once.
  func needs(_ keys: [String]) throws(DataFileError) {
    let absent = keys.filter { optional($0) == nil }
    guard json.members != nil, !absent.isEmpty else { return }
    let names = absent.map { "'\($0)'" }.joined(separator: " and ")
    throw failure(
      "the \(absent.count == 1 ? "key" : "keys") \(names) \(absent.count == 1 ? "is" : "are") "
        + "missing; a photo needs file, why and origin")
  }

  /// Keys that this does not know are the manifest author's own.
  func fixture(over tolerances: Tolerances, policy: Policy) throws(DataFileError) -> Fixture {
    try needs(["file", "why", "origin"])
    let file = try required("file")
    let path = try file.string()
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
      throw file.failure("expected a path inside the manifest's folder")
    }
    let why = try required("why")
    let origin = try required("origin")
    for text in [why, origin] {
      guard !(try text.string()).isEmpty else { throw text.failure("a text must not be empty") }
    }
    let kind = try optional("kind")?.string() ?? "auto"
    guard kind == "auto" || policy.kind(kind) != nil else {
      throw try required("kind").unknown(kind, among: policy.kinds.map(\.kind) + ["auto"])
    }
    var needs: [CheckID] = []
    for word in try optional("needs")?.elements() ?? [] {
      needs.append(try word.word(CheckID.self))
    }
    let expect = optional("expect").flatMap { $0.json.members?.isEmpty == true ? nil : $0 }
    return Fixture(
      file: path, why: try why.string(), origin: try origin.string(), kind: kind,
      expectation: try expect?.expectation(),
      tolerances: try optional("tolerances")?.tolerances(over: tolerances) ?? tolerances,
      needs: needs)
  }
}
