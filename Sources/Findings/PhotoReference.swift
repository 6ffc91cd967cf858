/// A photo in another place of the spool: which case, which of its photos.
package struct PhotoReference: Equatable, Hashable, Sendable {
  /// Both as the names of folders have them.
  package var caseID: String
  package var kind: String
  /// The attempt's number, 1 or more.
  package var number: Int

  package init(caseID: String, kind: String, number: Int) {
    self.caseID = caseID
    self.kind = kind
    self.number = number
  }
}
