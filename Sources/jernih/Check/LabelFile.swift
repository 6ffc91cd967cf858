import Glibc
import Verdicts
import Evaluation

/// A file of labels and where its photos are.
struct LabelFile {
  let labels: [PhotoLabel]
  private let folder: ArgumentBytes

  /// - Throws: ``CommandError`` where it cannot be read, with the line that is wrong.
  init(_ path: ArgumentBytes) throws {
    let bytes = try FileText.contents(of: path)
    do {
      labels = try PhotoLabel.parse(bytes, named: path.display)
    } catch {
      throw CommandError(TerminalText.escaped("\(error)"))
    }
    guard !labels.isEmpty else { throw CommandError("\(path.display): there are no labels in it") }
    folder = path.folder
  }

  /// The photo of a label: beside the labels, or in `images` or `photos` there; `nil` where there
  /// is none.
  func photo(of label: PhotoLabel) -> ArgumentBytes? {
    ([folder] + ["images", "photos"].map { folder.appending(Array($0.utf8)) })
      .map { $0.appending(Array(label.file.utf8)) }
      .first { path in unsafe path.withCString { unsafe access($0, F_OK) } == 0 }
  }

  /// What of the labels is not understood, a line each.
  func notes(policy: Policy) -> [String] {
    func counted(_ words: [String], _ what: String, _ then: String) -> [String] {
      Set(words).sorted().map { word in
        let count = words.count { $0 == word }
        let photos = count == 1 ? "1 photo" : "\(count) photos"
        return "the \(what) \(TerminalText.escaped(word)) of \(photos) is not known; \(then)"
      }
    }
    let kinds = labels.compactMap(\.kind).filter { policy.kind($0) == nil }
    return counted(labels.compactMap(\.unknownDefect), "defect", "passed over")
      + counted(labels.flatMap(\.unknownReasons), "reason", "passed over")
      + counted(kinds, "kind", "taken from the name or the picture")
  }
}
