package import Findings
package import Measures
import Verdicts

/// What is known of a photo by comparing it with the photos of other cases.
package struct Duplicate: Equatable, Sendable {
  /// The reading of `duplicate`.
  package var reading: Reading
  /// The nearest photo of another case; `nil` where none is near.
  package var other: PhotoReference?

  /// What a comparison gave.
  package init(_ reading: Reading, other: PhotoReference? = nil) {
    self.reading = reading
    self.other = other
  }
}
