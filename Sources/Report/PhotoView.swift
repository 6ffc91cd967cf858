/// One attempt at one photo of a case, as its page shows it.
package struct PhotoView: Equatable, Sendable {
  /// The attempt's directory in the case: `ktp`, `ktp.2`.
  package var folder: String
  /// The kind's name in the policy.
  package var kind: String
  /// The kind's name for people, in Indonesian.
  package var kindName: String
  /// The service's attempt number, 1 or more.
  package var attempt: Int
  /// Whether this attempt is the one that counts for its kind.
  package var counts: Bool
  /// `original.jpg` or `original.png`; `nil` where the bytes are neither, which is never linked.
  package var original: String?
  /// `thumb.jpg`; `nil` where no picture could be had.
  package var thumbnail: String?
  /// `accept`, `review`, `retake` or `unreadable`.
  package var verdict: String
  /// 0…100, the lowest of its checks; `nil` if nothing was measured.
  package var score: Double?
  /// The message to the applicant, in Indonesian.
  package var reply: String
  /// Whether that message is sent by itself.
  package var isReplySent: Bool
  package var facts: PhotoFactsView
  package var document: DocumentView?
  package var fault: FaultView?
  /// Worst first.
  package var checks: [CheckView]

  package init(
    folder: String, kind: String, kindName: String, attempt: Int, counts: Bool,
    original: String? = nil, thumbnail: String? = nil, verdict: String, score: Double? = nil,
    reply: String, isReplySent: Bool = false, facts: PhotoFactsView = PhotoFactsView(),
    document: DocumentView? = nil, fault: FaultView? = nil, checks: [CheckView] = []
  ) {
    self.folder = folder
    self.kind = kind
    self.kindName = kindName
    self.attempt = attempt
    self.counts = counts
    self.original = original
    self.thumbnail = thumbnail
    self.verdict = verdict
    self.score = score
    self.reply = reply
    self.isReplySent = isReplySent
    self.facts = facts
    self.document = document
    self.fault = fault
    self.checks = checks
  }
}
