/// One thing that retention no longer keeps.
package struct PurgeItem: Equatable, Sendable {
  /// The kinds of things there are.
  package enum Subject: String, Equatable, Sendable {
    case caseFolder = "case"
    case event
    case rejected
    case journal
  }

  /// What kind of thing goes.
  package var subject: Subject
  /// The case's number, the serial, or the journal file's name.
  package var name: String
  /// The state of a case; `nil` for all else.
  package var state: String?
  /// How long nothing has come to it.
  package var ageDays: Int
  /// Photos that go, of a case.
  package var photos = 0
  /// Bytes that become free.
  package var sizeBytes: Int64
  /// Why it stays although its time is over; `nil` where it goes.
  package var hindrance: String?
}
