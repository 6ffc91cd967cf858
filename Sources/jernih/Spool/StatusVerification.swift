import Spool
import Supervisor
import Verdicts

/// `status --verify`: the whole spool against its promises.
enum StatusVerification {
  /// Says what is wrong, a line each.
  ///
  /// - Returns: 0 where nothing is, else 1.
  static func run(_ spool: Spool) throws -> Int32 {
    var verification = SpoolVerification(spool) { bytes, attempt, digest in
      guard let verdict = try? Verdict(json: JSON.parse(bytes)) else { return "is no verdict" }
      if let sha256 = verdict.submission.sha256, sha256 != digest.description {
        return "judges other bytes than the original's"
      }
      if verdict.submission.caseID != attempt.caseID { return "names another case" }
      if verdict.submission.attempt != attempt.number { return "names another attempt" }
      return nil
    }
    var violations = try verification.run().map(\.description)
    for caseID in try spool.cases() where try Purge.isUnfinished(caseID, on: spool) {
      violations.append("cases/\(caseID): half removed: purge --apply finishes it")
    }
    for violation in violations { Output.result("\(violation)\n") }
    Output.error(
      violations.isEmpty ? "nothing is wrong\n" : "\(violations.count) things are wrong\n")
    return violations.isEmpty ? 0 : 1
  }
}
