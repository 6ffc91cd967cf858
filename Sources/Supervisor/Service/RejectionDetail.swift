import JSON
import Spool
import Verdicts
import Vocabulary

/// What a rejection says beyond its reason: what would be right, for whoever wrote the gateway.
/// Nothing of it repeats a sender's name.
struct RejectionDetail {
  let policy: Policy

  /// - Parameters:
  ///   - kind: As the name gave it.
  ///   - isDecision: Whether it was dropped in `decisions/`.
  func text(_ reason: RejectionReason, kind: String?, isDecision: Bool) -> String {
    switch reason {
    case .badName:
      isDecision
        ? "a name there is CASE.KIND[.N].TOKEN.decision.json"
        : "a name is CASE.KIND[.TOKEN].EXT or CASE.case.json"
    case .applicantNumber: "a case is the office's own number, never 16 digits alone"
    case .unknownKind: unknownKind(kind)
    case .notAFile: "only a plain file is taken, no folder, link, pipe, socket or device"
    case .notReadable: "the service may not read it: give it mode 0640 in the folder's group"
    case .badCaseFile: "longer than \(policy.limits.spool.caseBytes) bytes"
    case .caseFull:
      isDecision
        ? "its photo has as many decisions as are allowed"
        : "the case has \(policy.limits.spool.photosPerCase) photos, as many as are allowed"
    case .badDecision: "longer than is allowed"
    case .noAttempt: "the case has no such photo"
    }
  }

  private func unknownKind(_ kind: String?) -> String {
    let known = policy.kinds.map(\.kind)
    let hint = kind.flatMap { nearestName(to: $0, in: known) }.map { "; did you mean '\($0)'?" }
    return "the kind is unknown; known are \(known.joined(separator: ", "))\(hint ?? "")"
  }
}
