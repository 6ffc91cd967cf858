/// An assignment of the pool that is over.
package struct Finished: Sendable {
  /// The number it was begun under.
  package var ticket: UInt64
  package var outcome: InspectionOutcome
  /// Whether another try could end otherwise.
  package var retry: Retry

  /// What another try is worth.
  package enum Retry: Equatable, Sendable {
    /// It would end the same: there is an answer, or the processor seconds were used up.
    case never
    /// The child died or was slow by the clock: the photo's doing or the machine's.
    case counted
    /// The child was killed from outside (an operator, a machine short of memory): not the photo's.
    case uncounted
  }
}
