/// What an applicant needs to hand in.
package struct Programme: Equatable, Sendable {
  /// What a case file calls it: `kis`.
  package var id: String
  /// What the citizen calls it.
  package var name: Bilingual
  /// The kinds of which at least one photo is needed, in the order in which to ask for them.
  package var kinds: [String]
  /// The applicant must come to the office once everything is complete.
  package var inPerson: Bool
  /// When they may come; empty where the office's hours hold.
  package var hours: [OpeningHours] = []
}
