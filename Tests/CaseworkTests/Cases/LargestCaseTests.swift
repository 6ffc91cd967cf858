import Casework
import Files
import JSON
import Spool
import Testing
import Verdicts
import Vocabulary

@Suite("the largest case that a policy allows")
struct LargestCaseTests {
  private static let caseID = String(repeating: "A", count: 64)

  /// An event with the longest replies of the built-in policy, and what a whole case adds to them.
  private static var event: JSON {
    let reply = String(repeating: "x", count: Limits().replyCharacters + 100)
    return Event(
      serial: JobID().description, time: Timestamp.nowMilliseconds, caseID: caseID,
      content: .rejected(
        reason: String(repeating: "r", count: 40), detail: String(repeating: "d", count: 100),
        kind: String(repeating: "k", count: 16)),
      reply: Bilingual(reply), revision: 1_000_000
    ).json
  }

  /// A record of so many photos of one kind, with as many decisions as a case may have.
  private static func record(attempts: Int) -> CaseRecord {
    let event = event
    var record = CaseRecord()
    record.revision = attempts
    for number in 1...attempts {
      var attempt = RecordedAttempt(
        kind: "rumah", number: number, outcome: .retake, score: 12,
        judged: Timestamp.nowMilliseconds)
      attempt.event = event
      if number <= Decision.countMaximum {
        let reason = String(repeating: "r", count: DecisionFile.bytesMaximum - 100)
        let decision = Decision(
          .accept, reason: reason, clerk: String(repeating: "c", count: 64))
        attempt.decisions = [
          RecordedDecision(decision, user: 65_534, time: Timestamp.nowMilliseconds, event: event)
        ]
      }
      record.keep(attempt)
    }
    return record
  }

  @Test("its case.json, with the longest replies and every decision, is read as it was written")
  func readBack() throws {
    let office = try Office()
    let station = try office.open()
    let most = try #require(Limits.Spool.rows.first { $0.key == "photosPerCase" }).range.upperBound
    let record = Self.record(attempts: most)
    // Else what is written could not be parsed.
    #expect(CaseLayout.caseFileBytesMaximum <= 8 << 20)
    try station.archive.updateCaseFile(Self.caseID, in: station.drafts()) { _, _ in
      CaseArchive.Revision(number: most, bytes: Array(record.json(policy: .default).pretty.utf8))
    }
    var passedOver: [String] = []
    station.tree.onPassingOver = { passedOver.append($0.what) }
    let read = try CaseBook(archive: station.archive, policy: .default).record(Self.caseID)
    #expect(passedOver.isEmpty && read.attempts.count == most)
    #expect(read.attempts.last == record.attempts.last)
    #expect(read.attempts.reduce(0) { $0 + $1.decisions.count } == Decision.countMaximum)
  }
}
