/// The files of a result that name the attempt's number.
package struct NumberedFiles: Sendable {
  /// `verdict.json`.
  package var verdict: [UInt8]
  /// The event as far as the photo alone tells it. It lies beside the verdict until the event
  /// itself is sent, and stands in for a verdict that cannot be read any more.
  package var event: [UInt8]

  package init(verdict: [UInt8], event: [UInt8]) {
    self.verdict = verdict
    self.event = event
  }
}
