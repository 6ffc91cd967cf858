import Measures
package import JSON
import Verdicts

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
      "shares": .list(matrixRows.map(\.json)),
      "defects": .list(defectRows.map(\.json)),
      "firstRight": firstRight.json,
      "checks": .list(checkRows.map(\.json)),
      "legibility": .list(legibilityScores.map(\.json)),
      "documents": .list(geometryRows.map(\.json)),
      "turns": .list(
        turnRows.map { row in
          .object([
            "group": .text(row.group), "answered": row.answered.json, "right": row.right.json,
            "upsideDown": row.half.json,
          ])
        }),
      "plain": .list(
        plainRows.map { .object(["question": .text($0.question), "share": $0.share.json]) }),
      "sharpnessArea": Self.area(sharpnessArea),
      "misses": .list(misses(limit: photos.count).map(\.json)),
      "wanted": wantedJSON,
    ])
  }

  fileprivate static func counts(_ outcomes: [Outcome: Int]) -> JSON {
    JSON(
      .object(
        Outcome.allCases.map {
          JSON.Member(key: $0.rawValue, value: .integer(outcomes[$0] ?? 0))
        }))
  }

  fileprivate static func area(_ area: ROCArea?) -> JSON {
    area.map {
      .object([
        "area": .number($0.area, digits: 5),
        "interval": .list([
          .number($0.interval.lowerBound, digits: 5), .number($0.interval.upperBound, digits: 5),
        ]),
        "positives": .integer($0.positives), "negatives": .integer($0.negatives),
      ])
    } ?? .null
  }
}

extension Evaluation.MatrixRow {
  fileprivate var json: JSON {
    .object([
      "kind": .text(kind), "labelled": .text(labelled.rawValue),
      "verdicts": JSON(
        .object(
          Outcome.allCases.map { JSON.Member(key: $0.rawValue, value: share($0).json) })),
    ])
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
    func counts(_ statuses: Evaluation.Statuses) -> JSON {
      JSON(
        .object(
          CheckResult.Status.allCases.map {
            JSON.Member(key: $0.rawValue, value: .integer(statuses[$0] ?? 0))
          }))
    }
    return .object([
      "check": .text(check.rawValue), "defect": .text(defect?.rawValue),
      "roc": Evaluation.area(area), "own": counts(own), "none": counts(clean),
      "falseAlarms": falseAlarms.json, "missed": .list(missed.map(\.json)),
      "alarms": .list(alarms.map(\.json)),
    ])
  }
}

extension Evaluation.Alarm {
  fileprivate var json: JSON {
    .object([
      "file": .text(file), "defect": .text(defect?.rawValue), "status": .text(status.rawValue),
      "score": .integer(score), "value": .number(value, digits: RecordDigits.value),
    ])
  }
}

extension Evaluation.GeometryRow {
  fileprivate var json: JSON {
    .object([
      "kind": .text(kind), "found": found.json, "overlap": overlap?.json ?? .null,
      "overlapOf95Percent": overlapping.json, "cornerError": cornerError?.json ?? .null,
      "dpiError": dotsPerInchError?.json ?? .null, "dpiWithin4Percent": dotsPerInch.json,
      "tilts": .list(
        tilts.map {
          .object([
            "from": .number($0.range.lowerBound), "below": .number($0.range.upperBound),
            "within4Degrees": $0.near.json, "errorDegrees": $0.error?.json ?? .null,
          ])
        }),
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
