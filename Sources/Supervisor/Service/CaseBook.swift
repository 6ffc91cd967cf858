package import Files
package import Spool
package import Verdicts

/// What is known of cases: their attempts with verdicts, and how they stand.
///
/// A verdict that cannot be read is passed over, for the case has others; the spool is told so. What was
/// read is kept for as long as its file is the same. To be used from one thread.
package final class CaseBook {
  let archive: CaseArchive
  let policy: Policy
  /// Verdicts as last read, each with the file that it was read from.
  private var known: [Attempt: (file: FileInfo, verdict: Verdict?)] = [:]
  /// The most verdicts that are kept: some megabytes.
  private static let knownMaximum = 1024

  package init(archive: CaseArchive, policy: Policy) {
    self.archive = archive
    self.policy = policy
  }

  /// An attempt's verdict; `nil` where it is missing, cannot be read, or is not one of ours.
  ///
  /// - Throws: ``FileError`` where the machine as a whole is short of something.
  package func verdict(of attempt: Attempt) throws(FileError) -> Verdict? {
    var verdict: Verdict?
    try archive.passingOver(attempt) { () throws(FileError) in
      verdict = try readableVerdict(of: attempt)
    }
    return verdict
  }

  /// The same, for whoever must know that there is one which cannot be read.
  ///
  /// - Throws: ``FileError`` for that, too.
  package func readableVerdict(of attempt: Attempt) throws(FileError) -> Verdict? {
    guard let file = try archive.verdictInfo(of: attempt) else { return nil }
    if let known = known[attempt], known.file == file { return known.verdict }
    guard let bytes = try archive.verdict(of: attempt) else { return nil }
    let verdict = try? Verdict(json: JSON.parse(bytes))
    if known.count >= Self.knownMaximum { known = [:] }
    known[attempt] = (file, verdict)
    return verdict
  }

  /// What the sender said of a case; nothing where that cannot be read.
  package func caseFile(_ caseID: String) throws(FileError) -> CaseFile {
    var file = CaseFile()
    try archive.passingOver(caseID) { () throws(FileError) in
      guard let bytes = try archive.caseFile(caseID) else { return }
      file = (try? CaseFile(bytes, policy: policy)) ?? CaseFile()
    }
    return file
  }

  /// How a case stands.
  ///
  /// - Parameter verdict: One more verdict, about to be attached.
  package func dossier(_ caseID: String, with verdict: Verdict? = nil) throws(FileError)
    -> Dossier
  {
    let file = try caseFile(caseID)
    return try dossier(archive.attempts(caseID), file, with: verdict)
  }

  private func dossier(_ attempts: [Attempt], _ file: CaseFile, with verdict: Verdict?)
    throws(FileError) -> Dossier
  {
    var judged: [JudgedAttempt] = []
    for attempt in attempts {
      guard let verdict = try self.verdict(of: attempt) else { continue }
      judged.append(
        JudgedAttempt(
          kind: attempt.kind, number: attempt.number, outcome: verdict.outcome,
          score: verdict.score))
    }
    if let verdict, let number = verdict.submission.attempt {
      judged.append(
        JudgedAttempt(
          kind: verdict.kind, number: number, outcome: verdict.outcome, score: verdict.score))
    }
    return Dossier(judged, programme: file.programme, policy: policy)
  }

  /// The event that tells of a verdict.
  package func event(for verdict: Verdict, serial: String, time: String) throws(FileError)
    -> Event
  {
    let caseID = verdict.submission.caseID ?? ""
    let number = verdict.submission.attempt
    let isThere = try archive.attempts(caseID).contains {
      $0.kind == verdict.kind && $0.number == number
    }
    let dossier = try dossier(caseID, with: isThere ? nil : verdict)
    return Event(
      serial: serial, time: time,
      content: .verdict(
        verdict, reply: dossier.reply(verdict.reply, policy: policy), dossier: dossier))
  }

  /// Rewrites a case's `case.json` from its attempts.
  ///
  /// - Parameters:
  ///   - file: What a sender has just said of it; `nil` keeps what was said before.
  ///   - drafts: Where it is written before it is put in its place.
  /// - Throws: ``FileError``; one that is of the thing leaves the file as it is.
  package func update(_ caseID: String, with file: CaseFile?, in drafts: Drafts) throws {
    try archive.updateCaseFile(caseID, in: drafts) { former, attempts in
      let known = former.flatMap { try? CaseFile($0, policy: policy) } ?? CaseFile()
      let file = file ?? known
      let dossier = try dossier(attempts, file, with: nil)
      return Array((dossier.json(file).pretty + "\n").utf8)
    }
  }
}
