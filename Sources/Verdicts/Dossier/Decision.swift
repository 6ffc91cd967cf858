package import JSON
import Vocabulary

/// A clerk's word on one attempt, beside the machine's verdict: the contract's `jernih.decision/1`.
package struct Decision: Equatable, Sendable {
  /// ``Outcome/accept`` or ``Outcome/retake``; `nil` withdraws what was decided before.
  package var outcome: Outcome?
  /// Why, in the clerk's own words: for other clerks alone.
  package var reason: String
  /// Who decided: an id, no name.
  package var clerk: String

  /// A decision.
  package init(_ outcome: Outcome?, reason: String, clerk: String) {
    self.outcome = outcome
    self.reason = reason
    self.clerk = clerk
  }

  /// A decision that is refused: in one line without what the file says.
  package struct Refusal: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong, in English.
    package var reason: String
    /// The ``reason``.
    package var description: String { reason }
  }

  /// The most decisions on the photos of one case.
  package static let countMaximum = 256
  /// The name and version of the contract that the file keeps to.
  static let schema = "jernih.decision/1"
  private static let clerkBytesMaximum = 64

  /// Reads a clerk's file. Only known keys are kept.
  ///
  /// - Throws: ``Refusal``.
  package init(_ bytes: [UInt8]) throws(Refusal) {
    guard bytes.count <= DecisionFile.bytesMaximum else {
      throw Refusal(reason: "decision.json: longer than \(DecisionFile.bytesMaximum) bytes")
    }
    guard let json = try? JSON.parse(bytes), json.members != nil else {
      throw Refusal(reason: "decision.json: no JSON object")
    }
    try self.init(json)
  }

  /// Reads the parsed text of one.
  ///
  /// - Throws: ``Refusal``.
  package init(_ json: JSON) throws(Refusal) {
    guard json["schema"]?.string == Self.schema else {
      throw Refusal(reason: "decision.json: schema must be \"\(Self.schema)\"")
    }
    // A key that is there and null says something else than one that is not there.
    guard let verdict = json.members?.last(where: { $0.key == "verdict" })?.value,
      verdict.isNull || ["accept", "retake"].contains(verdict.string)
    else {
      throw Refusal(reason: "decision.json: verdict must be \"accept\", \"retake\" or null")
    }
    outcome = verdict.string.flatMap(Outcome.init)
    guard let reason = json["reason"]?.string else {
      throw Refusal(reason: "decision.json: reason must be a text")
    }
    guard let clerk = json["by"]?.string, Self.isClerk(clerk) else {
      throw Refusal(reason: "decision.json: by must be an id: 1 to 64 of A-Z a-z 0-9 . _ @ -")
    }
    self.reason = reason
    self.clerk = clerk
  }

  /// Whether a text may be a clerk's id: it goes into the journal, so that nothing but a short word
  /// is one, and 16 digits alone, an applicant's number, are none.
  package static func isClerk(_ text: String) -> Bool {
    (1...clerkBytesMaximum).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
          || "._@-".utf8.contains(byte)
      } && !(text.utf8.count == 16 && text.utf8.allSatisfy { (0x30...0x39).contains($0) })
  }

  /// The file's keys in the contract's order.
  package var members: KeyValuePairs<String, JSON> {
    [
      "schema": .text(Self.schema), "verdict": .text(outcome?.rawValue), "reason": .text(reason),
      "by": .text(clerk),
    ]
  }

  /// The file itself.
  package var bytes: [UInt8] { Array(JSON.object(members).pretty.utf8) }
}
