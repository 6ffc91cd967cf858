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

  /// The folder's name: no number for the first.
  package var folderName: String { number == 1 ? kind : "\(kind).\(number)" }

  /// Reads a folder's name; `nil` for anything else in a case.
  init?(caseID: String, folderName: String) {
    guard let dot = folderName.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      guard KindName(folderName) != nil else { return nil }
      self.init(caseID: caseID, kind: folderName, number: 1)
      return
    }
    let (kind, digits) = (String(folderName[..<dot]), folderName[dot...].dropFirst())
    // One number has one name.
    guard KindName(kind) != nil, let number = Int(digits), number > 1, "\(number)" == digits
    else { return nil }
    self.init(caseID: caseID, kind: kind, number: number)
  }

  /// The case's folder.
  var casePath: RelativePath { CaseLayout.path(caseID) }
  /// The attempt's own.
  package var path: RelativePath { casePath.appending(folderName) }
  /// One of its files.
  func path(_ file: String) -> RelativePath { path.appending(file) }
}
