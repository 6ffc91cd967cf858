/// How long things are kept, in days; `nil` keeps them for ever. `jernih purge` goes by it, nothing
/// else does.
package struct Retention: Equatable, Sendable {
  /// After a case's last photo or last word of its sender, by the state it is in; a state that is
  /// not here is kept.
  package var stateDays: [CaseState: Int]
  /// Events that nobody has taken.
  package var outboxDays: Int?
  /// What could not be taken as a photo.
  package var quarantineDays: Int?
  /// The journal's files.
  package var journalDays: Int?
}
