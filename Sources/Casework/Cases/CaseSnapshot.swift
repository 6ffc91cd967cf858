package import Spool
package import Verdicts

/// A case as it was at one look: what the event, `case.json` and the page tell of it.
package struct CaseSnapshot {
  /// One attempt with a verdict's file.
  struct Photo {
    var attempt: Attempt
    var reading: CaseMemory.Reading
  }

  /// As the name of its folder has it.
  package var caseID: String
  /// What `case.json` keeps.
  package var record: CaseRecord
  /// All attempts, by kind and then number, also those without a verdict.
  package var attempts: [Attempt]
  /// In the same order.
  var photos: [Photo]

  /// What the sender said of it.
  package var file: CaseFile { record.file }
}
