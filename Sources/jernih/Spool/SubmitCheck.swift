import JSON
import Verdicts

/// What the service would refuse of a submission, by the spool's own policy: told to the sender
/// before anything is dropped.
struct SubmitCheck {
  let policy: Policy

  /// - Throws: ``CommandError`` with the programmes that are known.
  func check(programme: String) throws {
    guard policy.programme(programme) == nil else { return }
    throw unknown("programme", programme, known: policy.programmes.map(\.id))
  }

  /// - Throws: ``CommandError`` with the kinds that are known.
  func check(kind: String) throws {
    guard policy.kind(kind) == nil else { return }
    throw unknown("kind", kind, known: policy.kinds.map(\.kind))
  }

  private func unknown(_ what: String, _ name: String, known: [String]) -> CommandError {
    let hint = nearestName(to: name, in: known).map { "; did you mean '\($0)'?" } ?? ""
    return CommandError(
      "the \(what) \(TerminalText.escaped(name)) is unknown; known are "
        + known.joined(separator: ", ") + hint)
  }
}
