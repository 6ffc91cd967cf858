import Measures

extension Evaluation {
  /// How many misses are listed.
  package static let missesMaximum = 20

  /// The whole evaluation for a person to read, in fixed columns.
  package var text: String {
    [matrixText, defectText, checkText, geometryText, turnText, missText]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var matrixText: String {
    var rows = [["labelled", "accept", "review", "retake", "unreadable"]]
    for labelled in [Outcome.accept, .review, .retake] {
      let row = matrix(labelled)
      let total = row.values.reduce(0, +)
      guard total > 0 else { continue }
      rows.append(
        ["\(labelled.rawValue) (\(total))"]
          + Outcome.allCases.map { Share(row[$0] ?? 0, of: total).text })
    }
    return rows.count > 1 ? "Verdicts by label\n" + Self.table(rows) : ""
  }

  private var defectText: String {
    var rows = [["defect", "photos", "accept", "review", "retake", "first check right", "both"]]
    for row in defectRows {
      let counts = [Outcome.accept, .review, .retake].map { "\(row.outcomes[$0] ?? 0)" }
      rows.append(
        [row.defect.rawValue, "\(row.photos)"] + counts
          + [row.firstRight?.text ?? "–", row.rightRetake?.text ?? "–"])
    }
    guard rows.count > 1 else { return "" }
    return "Verdicts by defect (both: retake, with the defect's own check first)\n"
      + Self.table(rows)
  }

  private var checkText: String {
    var rows = [
      ["check", "ROC area", "95 %", "false retakes", "false reviews", "not measured"]
    ]
    for row in checkRows {
      let interval = row.area.map {
        "\(Self.digits($0.interval.lowerBound))–\(Self.digits($0.interval.upperBound))"
      }
      rows.append([
        row.check.rawValue, row.area.map { Self.digits($0.area) } ?? "–", interval ?? "–",
        row.falseRetakes.text, row.falseReviews.text, row.notMeasured.text,
      ])
    }
    guard rows.count > 1 else { return "" }
    return "Checks against their own defects, and on photos without one\n" + Self.table(rows)
  }

  private var geometryText: String {
    guard let row = geometryRow else { return "" }
    let rows = [
      ["documents inside that were found", row.found.text],
      ["corners: median overlap", row.medianOverlap.map(Self.digits) ?? "–"],
      ["corners: overlap of 0.95 or more", row.overlapping.text],
      ["dpi within 4 %", row.dotsPerInch.text],
      ["dpi: median error", row.medianDotsPerInchError.map(Self.digits) ?? "–"],
      ["tilt within 4°, below 10°", row.smallTilt.text],
      ["tilt within 4°, 10° or more", row.largeTilt.text],
    ]
    return "Documents\n" + Self.table(rows)
  }

  private var turnText: String {
    var rows = [["turn", "answered", "right of those", "upside down"]]
    for row in turnRows {
      rows.append([row.group, row.answered.text, row.right.text, row.half.text])
    }
    return rows.count > 1 ? "Which way is up\n" + Self.table(rows) : ""
  }

  private var missText: String {
    var rows = [["photo", "defect", "labelled", "verdict", "score", "because of"]]
    for miss in misses(limit: Self.missesMaximum) {
      rows.append([
        miss.file, miss.defect?.rawValue ?? "–", miss.labelled.rawValue, miss.outcome.rawValue,
        miss.score.map(String.init) ?? "–", miss.firstDefect ?? "–",
      ])
    }
    return rows.count > 1 ? "Worst misses\n" + Self.table(rows) : ""
  }

  private static func digits(_ value: Double) -> String { JSON.number(value, digits: 4).line }

  /// Columns as wide as their widest cell, two spaces apart.
  private static func table(_ rows: [[String]]) -> String {
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
