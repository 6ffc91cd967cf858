package import Files
import Vocabulary

/// One judged photo in its case: `cases/CASE/KIND[.N]`.
package struct Attempt: Hashable, Sendable {
  /// As the name of the case's folder has it.
  package let caseID: String
  /// The kind that it is filed under, as the folder's name has it.
  package let kind: String
  /// 1, 2, … in commit order.
  package let number: Int

  package init(caseID: String, kind: String, number: Int) {
    self.caseID = caseID
    self.kind = kind
    self.number = number
  }

  /// The folder's name.
  package var folderName: String { AttemptName(kind: kind, number: number).description }

  /// Reads a folder's name; `nil` for anything else in a case.
  init?(caseID: String, folderName: String) {
    guard let name = AttemptName(folderName) else { return nil }
    self.init(caseID: caseID, kind: name.kind, number: name.number)
  }

  /// The case's folder.
  var casePath: RelativePath { CaseLayout.path(caseID) }
  /// The attempt's own.
  package var path: RelativePath { casePath.appending(folderName) }
  /// One of its files.
  func path(_ file: String) -> RelativePath { path.appending(file) }
}
