package import Verdicts

/// What was said of a photo's legibility, and what is true of it.
package struct LegibilityReading: Equatable, Sendable {
  /// The photo's name.
  package var file: String
  /// The share of the small print's words that a reader reads, 0…1.
  package var labelled: Double
  /// The estimate of that share, 0…1; `nil` where nothing was measured.
  package var value: Double?
  /// What the check says; `notMeasured` also where the verdict has no such check.
  package var status: CheckResult.Status
  /// The verdict on the photo.
  package var outcome: Outcome

  /// A photo of which both are known.
  package init(
    file: String, labelled: Double, value: Double?, status: CheckResult.Status, outcome: Outcome
  ) {
    self.file = file
    self.labelled = labelled
    self.value = value
    self.status = status
    self.outcome = outcome
  }
}
