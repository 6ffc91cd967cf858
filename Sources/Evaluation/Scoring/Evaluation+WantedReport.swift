import JSON
import Measures
import Verdicts

extension Evaluation {
  /// How many photos one list names.
  private static let listedMaximum = 100

  /// The verdicts wanted by scene, in all, and the photos that are not as wanted; empty where no
  /// label says what is.
  var wantedText: String {
    var scenes = [
      [
        "scene", "photos", "as wanted", "false accepts", "false retakes", "false reviews",
        "unreadable",
      ]
    ]
    for row in wantedRows {
      let wrong = [row.falseAccepts, row.falseRetakes, row.falseReviews, row.falseUnreadable]
      scenes.append(
        [row.scene ?? "", "\(row.photos)", "\(row.asWanted.count)"] + wrong.map { "\($0.count)" })
    }
    let sections = [
      Self.section("Verdicts against those wanted, by scene", scenes), totalText,
      listText("Not as wanted", unwanted),
      listText("As wanted, but another check comes first than asked", otherwiseReasoned),
      listText("Labels less sure than \(PhotoLabel.surenessMinimum), all of them", unsure),
    ]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var totalText: String {
    let totals = [wantedTotal(isSure: true), wantedTotal(isSure: false)]
    guard totals.contains(where: { $0.photos > 0 }) else { return "" }
    var rows = [["share", "sure labels", "less sure"]]
    func add(_ name: String, _ share: (WantedRow) -> Share) {
      rows.append([name] + totals.map { share($0).textWithInterval })
    }
    add("as wanted", \.asWanted)
    add("false accepts, of those not to accept", \.falseAccepts)
    add("false retakes, of those not to retake", \.falseRetakes)
    add("false reviews, of those not to review", \.falseReviews)
    add("first check as asked, of those as wanted", \.firstRight)
    return Self.section("Verdicts against those wanted", rows)
  }

  private func listText(_ title: String, _ photos: [Wanted]) -> String {
    var rows = [["photo", "wanted", "verdict", "because of", "asked", "sure"]]
    for photo in photos.prefix(Self.listedMaximum) {
      rows.append([
        photo.file, photo.wanted.map(\.rawValue).joined(separator: "|"), photo.outcome.rawValue,
        photo.firstDefect ?? "–",
        photo.reasons.isEmpty ? "–" : photo.reasons.map(\.rawValue).joined(separator: "|"),
        photo.sureness.map(Self.digits) ?? "–",
      ])
    }
    return Self.section("\(title) (\(rows.count - 1) of \(photos.count))", rows)
  }

  /// `null` where no label says what is wanted.
  var wantedJSON: JSON {
    let (sure, less) = (wantedTotal(isSure: true), wantedTotal(isSure: false))
    guard sure.photos + less.photos > 0 else { return .null }
    return .object([
      "scenes": .list(wantedRows.map(\.json)), "total": sure.json, "lessSure": less.json,
      "misses": .list(unwanted.map(\.json)),
      "otherwiseReasoned": .list(otherwiseReasoned.map(\.json)),
      "lessSurePhotos": .list(unsure.map(\.json)),
    ])
  }
}

extension Evaluation.WantedRow {
  fileprivate var json: JSON {
    .object([
      "scene": .text(scene), "photos": .integer(photos), "asWanted": asWanted.json,
      "falseAccepts": falseAccepts.json, "falseRetakes": falseRetakes.json,
      "falseReviews": falseReviews.json, "falseUnreadable": falseUnreadable.json,
      "firstRight": firstRight.json,
    ])
  }
}

extension Evaluation.Wanted {
  fileprivate var json: JSON {
    .object([
      "file": .text(file), "wanted": .list(wanted.map { .text($0.rawValue) }),
      "verdict": .text(outcome.rawValue), "first": .text(firstDefect),
      "asked": .list(reasons.map { .text($0.rawValue) }), "sure": .number(sureness, digits: 4),
    ])
  }
}
