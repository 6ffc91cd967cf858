import Measures
import JSON
import Verdicts

extension Evaluation {
  /// How many misses are listed.
  package static let missesMaximum = 10
  /// How many misses of one check are listed.
  private static let alarmsListed = 3

  /// The whole evaluation for a person to read, in fixed columns.
  package var text: String {
    [
      matrixText, defectText, checkText, alarmText, legibilityText, geometryText, turnText,
      plainText, missText, wantedText,
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  static func section(_ title: String, _ rows: [[String]]) -> String {
    rows.count > 1 ? "\(title)\n" + TextTable(rows).text : ""
  }

  private var matrixText: String {
    var rows = [["kind", "labelled", "photos", "accept", "review", "retake", "unreadable"]]
    for row in matrixRows {
      let total = row.outcomes.values.reduce(0, +)
      rows.append(
        [row.kind ?? "all", row.labelled.rawValue, "\(total)"]
          + Outcome.allCases.map { row.share($0).text })
    }
    return Self.section("Verdicts by label", rows)
  }

  private var defectText: String {
    var rows = [["defect", "photos", "accept", "review", "retake", "first check right", "both"]]
    for row in defectRows {
      let counts = [Outcome.accept, .review, .retake].map { "\(row.outcomes[$0] ?? 0)" }
      rows.append(
        [row.defect.rawValue, "\(row.photos)"] + counts
          + [row.firstRight?.text ?? "–", row.rightRetake?.text ?? "–"])
    }
    let all = firstRight
    if all.total > 0 { rows.append(["all", "", "", "", "", all.textWithInterval]) }
    return Self.section(
      "Verdicts by defect (both: retake, with the defect's own check first)", rows)
  }

  private var checkText: String {
    let statuses: [CheckResult.Status] = [.retake, .review, .pass, .notMeasured]
    var rows = [
      ["check", "own defects", "ROC area", "95 %"] + ["retake", "review", "pass", "unmeasured"]
        + ["none: retake", "none: review", "none: unmeasured"]
    ]
    for row in checkRows where !row.own.isEmpty || !row.clean.isEmpty {
      let interval = row.area.map {
        "\(Self.digits($0.interval.lowerBound))–\(Self.digits($0.interval.upperBound))"
      }
      let name = row.defect.map { "· \($0.rawValue)" } ?? row.check.rawValue
      rows.append(
        [
          name, "\(row.own.values.reduce(0, +))", row.area.map { Self.digits($0.area) } ?? "–",
          interval ?? "–",
        ] + statuses.map { "\(row.own[$0] ?? 0)" }
          + (row.defect == nil
            ? [.retake, .review, .notMeasured].map { row.cleanShare($0).text } : []))
    }
    return Self.section(
      "Checks against their own defects (slight ones apart), and on photos without any (none)",
      rows)
  }

  private var alarmText: String {
    var rows = [["check", "says", "score", "value", "of a photo labelled", "photo"]]
    for row in checkRows where row.defect == nil {
      for alarm in row.missed.prefix(Self.alarmsListed) + row.alarms.prefix(Self.alarmsListed) {
        rows.append([
          row.check.rawValue, alarm.status.rawValue, alarm.score.map(String.init) ?? "–",
          alarm.value.map(Self.digits) ?? "–", alarm.defect?.rawValue ?? "–", alarm.file,
        ])
      }
    }
    return Self.section("Worst misses by check", rows)
  }

  private var geometryText: String {
    let columns = geometryRows
    guard !columns.isEmpty else { return "" }
    func spread(_ spread: Spread?) -> String {
      spread.map {
        "\(Self.digits($0.median)) (\(Self.digits($0.interval.lowerBound))"
          + "–\(Self.digits($0.interval.upperBound))), 95 %: \(Self.digits($0.worst))"
      } ?? "–"
    }
    var rows = [["all photos inside the frame"] + columns.map { $0.kind ?? "all" }]
    func add(_ name: String, _ cell: (GeometryRow) -> String) {
      rows.append([name] + columns.map(cell))
    }
    add("found") { $0.found.textWithInterval }
    add("overlap of outlines, median") { spread($0.overlap) }
    add("overlap of 0.95 or more") { $0.overlapping.textWithInterval }
    add("corner error / long edge, median") { spread($0.cornerError) }
    add("dpi error, median") { spread($0.dotsPerInchError) }
    add("dpi within 4 %") { $0.dotsPerInch.textWithInterval }
    for (index, band) in columns[0].tilts.enumerated() where band.near.total > 0 {
      let range = "\(Int(band.range.lowerBound))–\(Int(band.range.upperBound))°"
      add("tilt within 4°, true \(range)") { $0.tilts[index].near.textWithInterval }
      add("tilt error in °, true \(range)") { spread($0.tilts[index].error) }
    }
    return Self.section("Documents", rows)
  }

  private var turnText: String {
    var rows = [["turn", "answered", "right of those", "upside down"]]
    for row in turnRows {
      rows.append([
        row.group, row.answered.textWithInterval, row.right.textWithInterval, row.half.text,
      ])
    }
    return Self.section("Which way is up", rows)
  }

  private var plainText: String {
    var rows = [["question", "share"]]
    rows += plainRows.map { [$0.question, $0.share.textWithInterval] }
    if let area = sharpnessArea {
      let interval = area.interval
      rows.append([
        "ROC area of blur, unsharp against sharp",
        "\(Self.digits(area.area)), \(Self.digits(interval.lowerBound))"
          + "–\(Self.digits(interval.upperBound))",
      ])
    }
    return Self.section("Plain labels", rows)
  }

  private var missText: String {
    let all = misses(limit: photos.count)
    var rows = [["photo", "defect", "labelled", "verdict", "score", "because of"]]
    for miss in all.prefix(Self.missesMaximum) {
      rows.append([
        miss.file, miss.defect?.rawValue ?? "–", miss.labelled.rawValue, miss.outcome.rawValue,
        miss.score.map(String.init) ?? "–", miss.firstDefect ?? "–",
      ])
    }
    return Self.section("Worst misses (\(rows.count - 1) of \(all.count))", rows)
  }

  /// Up to four digits behind the point.
  static func digits(_ value: Double) -> String { JSON.number(value, digits: 4).line }
}
