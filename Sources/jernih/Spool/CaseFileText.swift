import Verdicts
import JSON

/// The case's file as a sender writes it.
enum CaseFileText {
  /// - Parameters:
  ///   - programme: The programme's id.
  ///   - received: When the applicant's message came, RFC 3339.
  static func make(programme: String, received: String) -> String {
    let json: JSON = .object([
      "schema": .text("jernih.case/1"), "programme": .text(programme),
      "received": .text(received),
    ])
    return json.line + "\n"
  }
}
