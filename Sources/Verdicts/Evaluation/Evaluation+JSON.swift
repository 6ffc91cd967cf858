import Measures

extension Evaluation {
  /// The whole evaluation as `jernih.evaluation/1`.
  package var json: JSON {
    .object([
      "schema": .text("jernih.evaluation/1"),
      "photos": .integer(photos.count),
      "matrix": JSON(
        .object(
          [Outcome.accept, .review, .retake].map {
            JSON.Member(key: $0.rawValue, value: Self.counts(matrix($0)))
          })),
      "defects": .list(defectRows.map(\.json)),
      "checks": .list(checkRows.map(\.json)),
      "documents": geometryRow?.json ?? .null,
      "turns": .list(
        turnRows.map { row in
          .object([
            "group": .text(row.group), "answered": row.answered.json, "right": row.right.json,
            "upsideDown": row.half.json,
          ])
        }),
      "misses": .list(misses(limit: photos.count).map(\.json)),
    ])
  }

  fileprivate static func counts(_ outcomes: [Outcome: Int]) -> JSON {
    JSON(
      .object(
        Outcome.allCases.map {
          JSON.Member(key: $0.rawValue, value: .integer(outcomes[$0] ?? 0))
        }))
  }
}

extension Evaluation.DefectRow {
  fileprivate var json: JSON {
    .object([
      "defect": .text(defect.rawValue), "photos": .integer(photos),
      "verdicts": Evaluation.counts(outcomes), "firstRight": firstRight?.json ?? .null,
      "rightRetake": rightRetake?.json ?? .null,
    ])
  }
}

extension Evaluation.CheckRow {
  fileprivate var json: JSON {
    .object([
      "check": .text(check.rawValue),
      "rocArea": .number(area?.area, digits: 5),
      "interval": area.map {
        .list([
          .number($0.interval.lowerBound, digits: 5), .number($0.interval.upperBound, digits: 5),
        ])
      } ?? .null,
      "positives": .integer(area?.positives), "negatives": .integer(area?.negatives),
      "falseRetakes": falseRetakes.json, "falseReviews": falseReviews.json,
      "notMeasured": notMeasured.json,
    ])
  }
}

extension Evaluation.GeometryRow {
  fileprivate var json: JSON {
    .object([
      "found": found.json, "medianOverlap": .number(medianOverlap, digits: 4),
      "overlapping": overlapping.json, "dpiWithin4Percent": dotsPerInch.json,
      "medianDpiError": .number(medianDotsPerInchError, digits: 4),
      "tiltWithin4DegreesBelow10": smallTilt.json, "tiltWithin4DegreesFrom10": largeTilt.json,
    ])
  }
}

extension Evaluation.Miss {
  fileprivate var json: JSON {
    .object([
      "file": .text(file), "defect": .text(defect?.rawValue),
      "labelled": .text(labelled.rawValue), "verdict": .text(outcome.rawValue),
      "score": .integer(score), "first": .text(firstDefect),
    ])
  }
}
