import Verdicts

/// Rows of cells as text, in columns as wide as their widest cell, two spaces apart.
struct TextTable {
  let rows: [[String]]

  init(_ rows: [[String]]) {
    self.rows = rows
  }

  /// Every row on its own line, indented by two spaces; the last column is not padded.
  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      return "  " + cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
