import Verdicts
import JSON

/// The case's file as a sender writes it.
enum CaseFileText {
  /// - Parameters:
  ///   - programme: The programme's id.
  ///   - received: When the applicant's message came, RFC 3339.
  static func make(programme: String, received: String) -> String {
    let json = CaseFile(programme: programme, received: received).json
    return JSON(.object((json.members ?? []).filter { !$0.value.isNull })).line + "\n"
  }
}
