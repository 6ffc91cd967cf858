/// A photo of another case that is the same picture.
package struct TwinPhoto: Equatable, Sendable {
  /// The other case.
  package var caseID: String
  /// The attempt's directory there.
  package var folder: String

  /// A photo in its place.
  package init(caseID: String, folder: String) {
    self.caseID = caseID
    self.folder = folder
  }
}
