import Files

/// One thing on a spool that should not be so.
package struct Violation: Hashable, Sendable, CustomStringConvertible {
  /// The path relative to the spool, escaped.
  package let place: String
  /// What is wrong with it, in a few words.
  package let what: String

  init(_ place: RelativePath, _ what: String) {
    self.place = place.description
    self.what = what
  }

  /// One line.
  package var description: String { "\(place): \(what)" }
}
