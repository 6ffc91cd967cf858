import Measures
package import JSON
import Verdicts

extension CrossValidation {
  /// For a person to read.
  package var text: String {
    var rows = [["labelled", "verdict", "limits in force", "held out"]]
    for labelled in [Outcome.accept, .review, .retake] {
      for outcome in [Outcome.accept, .review, .retake] {
        let shares = [inForce, heldOut].map { $0.share(of: outcome, labelled: labelled) }
        guard shares[0].total > 0 else { continue }
        rows.append([labelled.rawValue, outcome.rawValue] + shares.map(\.textWithInterval))
      }
    }
    rows.append(
      ["a defect", "first check right"]
        + [inForce, heldOut].map(\.firstRight.textWithInterval))
    let wanted = [inForce, heldOut].map { $0.wantedTotal(isSure: true) }
    if wanted.contains(where: { $0.photos > 0 }) {
      rows.append(["wanted", "as wanted"] + wanted.map(\.asWanted.textWithInterval))
      rows.append(["not accept", "accept"] + wanted.map(\.falseAccepts.textWithInterval))
      rows.append(["not review", "review"] + wanted.map(\.falseReviews.textWithInterval))
      rows.append(["not retake", "retake"] + wanted.map(\.falseRetakes.textWithInterval))
    }
    var text = "Verdicts by limits fitted to the other photos, \(folds) folds\n"
    text += TextTable(rows).text
    rows = [["rule", "retake", "fitted", "review", "fitted"]]
    for limit in limits {
      rows.append([
        limit.place.name, Self.digits(limit.inForce.retake),
        Self.range(limit.fitted.compactMap(\.retake)), Self.digits(limit.inForce.review),
        Self.range(limit.fitted.compactMap(\.review)),
      ])
    }
    text += "\nLimits that photos placed, in force and refitted: least and most over the folds\n"
    text += TextTable(rows).text
    let names = untouched.map { "  \($0.name)\n" }.joined()
    return text + "\nNot refitted: set by physics or a standard, or without a labelled defect\n"
      + names
  }

  private static func digits(_ value: Double?) -> String {
    value.map { JSON.number($0, digits: 4).line } ?? "–"
  }

  private static func range(_ values: [Double]) -> String {
    guard let least = values.min(), let most = values.max() else { return "–" }
    return "\(digits(least)) … \(digits(most))"
  }

  /// The held-out figures whole, and every fold's limits.
  package var json: JSON {
    .object([
      "folds": .integer(folds), "heldOut": heldOut.json,
      "limits": .list(
        limits.map { limit in
          .object([
            "rule": .text(limit.place.name), "inForce": limit.inForce.json,
            "fitted": .list(limit.fitted.map(\.json)),
          ])
        }),
      "notRefitted": .list(untouched.map { .text($0.name) }),
    ])
  }
}

extension LimitFit {
  fileprivate var json: JSON {
    .object([
      "retake": .number(retake, digits: 4), "review": .number(review, digits: 4),
    ])
  }

  /// Limits that are given.
  init(retake: Double?, review: Double?) {
    self.retake = retake
    self.review = review
  }
}

extension Evaluation {
  /// How many photos of one label got a verdict.
  fileprivate func share(of outcome: Outcome, labelled: Outcome) -> Share {
    let row = matrix(labelled)
    return Share(row[outcome] ?? 0, of: row.values.reduce(0, +))
  }
}
