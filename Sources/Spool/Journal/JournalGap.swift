/// A part of the journal that could not be read, so that its lines are missing from an answer.
package struct JournalGap: Equatable, Sendable {
  /// The path below the spool's root.
  package let place: String
  /// Why, for a person.
  package let why: String

  /// - Parameters:
  ///   - place: The path below the spool's root.
  ///   - why: Why, for a person.
  package init(place: String, why: String) {
    self.place = place
    self.why = why
  }
}
