import Foundation
import Testing
import Vocabulary

/// The documentation's table of every limit, made from the list.
struct BoundsPageTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Vocabulary/Vocabulary.docc/Bounds.md")

  @Test("the documentation shows every limit as the list has it; UPDATE_DOCS=1 rewrites it")
  func upToDate() throws {
    if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
      try Self.page.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(written == Self.page, "run the tests once with UPDATE_DOCS=1")
  }

  private static var page: String {
    var page = """
      # Bounds

      Every limit that a policy may set, in its object `limits`, made from the list in
      `Limits.swift`.

      A policy that sets one beyond its range is refused, with the line and the range. A limit
      crosses to the decoders with the same range.

      | key | unit | range | default | what it bounds |
      | --- | --- | --- | --- | --- |

      """
    for table in Limits.tables { page += lines(of: table, prefix: table.key + ".") }
    return page + lines(of: Limits.self, prefix: "")
  }

  private static func lines<Table: LimitTable>(of table: Table.Type, prefix: String) -> String {
    Table.rows.map { row in
      let range = "\(text(row.range.lowerBound))…\(text(row.range.upperBound))"
      let unit = row.unit.rawValue.isEmpty ? "–" : row.unit.rawValue
      return "| `\(prefix)\(row.key)` | \(unit) | \(range) | \(text(row.standard)) "
        + "| \(row.meaning) |\n"
    }.joined()
  }

  /// A number with a comma after each three digits from the right.
  private static func text(_ number: Int) -> String {
    var digits = Array("\(number)")
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return String(digits)
  }
}
