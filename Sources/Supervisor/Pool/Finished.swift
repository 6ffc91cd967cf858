/// An assignment of the pool that is over.
package struct Finished: Sendable {
  /// The number it was begun under.
  package var ticket: UInt64
  /// What came of it.
  package var outcome: InspectionOutcome
  /// Whose doing it is that there is no answer; `nil` where there is one.
  package var blame: Blame?

  /// An assignment that is over.
  ///
  /// - Parameters:
  ///   - ticket: The number it was begun under.
  ///   - blame: Whose doing it is that there is no answer; `nil` where there is one.
  package init(ticket: UInt64, outcome: InspectionOutcome, blame: Blame?) {
    self.ticket = ticket
    self.outcome = outcome
    self.blame = blame
  }
}
