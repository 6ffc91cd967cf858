package import Findings
package import Measures
import Verdicts

/// What is known of a photo by comparing it with the photos of other cases.
package struct Duplicate: Equatable, Sendable {
  /// The reading of `duplicate`.
  package var reading: Reading
  /// The photos of other cases that are the same picture, the nearest first; at most
  /// ``othersMaximum``.
  package var others: [PhotoReference]

  /// The most photos that are told of: more tell a clerk no more.
  package static let othersMaximum = 20

  /// What a comparison gave.
  package init(_ reading: Reading, others: [PhotoReference] = []) {
    self.reading = reading
    self.others = others
  }
}
