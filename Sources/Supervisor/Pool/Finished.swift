/// An assignment of the pool that is over.
package struct Finished: Sendable {
  /// The number it was begun under.
  package var ticket: UInt64
  package var outcome: InspectionOutcome
  /// Whether another try could end otherwise: the child died or was slow by the clock, which may be
  /// the machine's doing. A child that used up its processor seconds would do so again.
  package var mayBeTriedAgain: Bool
}
