package import Files
import Vocabulary

/// One judged photo in its case: `cases/CASE/KIND[.N]`.
package struct Attempt: Hashable, Sendable {
  package let caseID: String
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
    let words = folderName.split(separator: ".", omittingEmptySubsequences: false)
    guard let kind = words.first.map(String.init), KindName(kind) != nil else { return nil }
    if words.count == 1 {
      self.init(caseID: caseID, kind: kind, number: 1)
    } else if words.count == 2, let number = Int(words[1]), number > 1, "\(number)" == words[1] {
      self.init(caseID: caseID, kind: kind, number: number)
    } else {
      return nil
    }
  }

  /// The case's folder.
  var casePath: RelativePath { CaseLayout.path(caseID) }
  /// The attempt's own.
  package var path: RelativePath { casePath.appending(folderName) }
  /// One of its files.
  func path(_ file: String) -> RelativePath { path.appending(file) }
}
