import Foundation
import Testing

/// A table of what is expected of many inputs, a line each, kept beside the tests.
///
/// With `UPDATE_EXPECTED=1` in the environment a run writes the table anew; what has changed is
/// then to be looked at line by line.
struct ExpectedTable {
  let name: String

  private var file: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Expected/\(name).txt")
  }

  /// Compares lines with the table's, in any order.
  func check(_ lines: [String]) throws {
    let text = lines.sorted().joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let kept = Set(try String(contentsOf: file, encoding: .utf8).split(separator: "\n"))
    let found = Set(text.split(separator: "\n"))
    for line in kept.subtracting(found).sorted().prefix(20) {
      Issue.record("\(name): expected \(line)")
    }
    for line in found.subtracting(kept).sorted().prefix(20) {
      Issue.record("\(name): found \(line)")
    }
  }
}
