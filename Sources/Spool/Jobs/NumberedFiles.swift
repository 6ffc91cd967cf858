/// The files of a result that name the attempt's number.
package struct NumberedFiles: Sendable {
  /// `verdict.json`.
  package var verdict: [UInt8]
  /// The event; its serial is the job's ``Job/id``.
  package var event: [UInt8]

  package init(verdict: [UInt8], event: [UInt8]) {
    self.verdict = verdict
    self.event = event
  }
}
