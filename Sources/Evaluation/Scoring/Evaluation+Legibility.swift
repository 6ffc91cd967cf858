import JSON
import Measures
import Verdicts

extension Evaluation.Photo {
  /// `nil` in verdicts of before the check was made.
  var legibility: CheckResult? { verdict.checks.first { $0.id == .legibility } }

  /// Whether the first defect of the verdict is one of these. Where it is legibility, the check
  /// that gives its cause may be one of these as well.
  func isFirst(among checks: [CheckID]) -> Bool {
    guard let first = verdict.checks.first, first.status == .retake || first.status == .review
    else { return false }
    if checks.contains(first.id) { return true }
    guard first == legibility else { return false }
    let part = verdict.checks.first { CheckID.legibilityParts.contains($0.id) && $0.score != nil }
    return part.map { checks.contains($0.id) } ?? false
  }
}

extension Evaluation {
  /// How many photos are named of which legibility was not measured.
  private static let unmeasuredListed = 10

  /// The score of all photos whose legibility is labelled, and, where there are several kinds, of
  /// each; empty if there are none.
  package var legibilityScores: [LegibilityScore] {
    let known = photos.filter { $0.label.legible != nil }
    guard !known.isEmpty else { return [] }
    let kinds = Set(known.map(\.kind)).sorted()
    let groups = [nil] + (kinds.count > 1 ? kinds.map(Optional.some) : [])
    return groups.map { kind in
      LegibilityScore(
        kind: kind, known.filter { kind == nil || $0.kind == kind }.compactMap(Self.reading))
    }
  }

  private static func reading(_ photo: Photo) -> LegibilityReading? {
    photo.label.legible.map {
      LegibilityReading(
        file: photo.label.file, labelled: $0, value: photo.legibility?.value,
        status: photo.legibility?.status ?? .notMeasured, outcome: photo.verdict.outcome)
    }
  }

  /// The scores, the curve and the photos not measured, as tables; empty without labels.
  var legibilityText: String {
    let scores = legibilityScores
    guard let all = scores.first else { return "" }
    let minimum = Self.digits(LegibilityScore.legibleMinimum)
    var rows = [
      [
        "kind", "photos", "unmeasured", "rank correlation", "accepted: \(minimum) or more",
        "retake by it: above \(minimum)",
      ]
    ]
    for score in scores {
      let correlation = score.correlation.map {
        "\(Self.digits($0.coefficient)), \(Self.range($0.interval))"
      }
      rows.append([
        score.kind ?? "all", "\(score.photos)", "\(score.unmeasured.count)", correlation ?? "–",
        score.acceptedLegible.textWithInterval, score.retakenLegible.textWithInterval,
      ])
    }
    var curve = [["kind", "value", "photos", "mean label", "95 %"]]
    for score in scores {
      for bin in score.curve {
        guard let mean = bin.labelled else { continue }
        curve.append([
          score.kind ?? "all", Self.range(bin.range.lowerBound...bin.range.upperBound),
          "\(mean.count)", Self.digits(mean.value), Self.range(mean.interval),
        ])
      }
    }
    var unmeasured = [["photo", "label", "verdict"]]
    for reading in all.unmeasured.prefix(Self.unmeasuredListed) {
      unmeasured.append([
        reading.file, Self.digits(reading.labelled), reading.outcome.rawValue,
      ])
    }
    return [
      Self.section("Legibility against the share of words that the label says is read", rows),
      Self.section("Legibility's calibration: the mean label of the photos of one value", curve),
      Self.section(
        "Legibility not measured (\(unmeasured.count - 1) of \(all.unmeasured.count))",
        unmeasured),
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func range(_ range: ClosedRange<Double>) -> String {
    "\(digits(range.lowerBound))–\(digits(range.upperBound))"
  }
}

extension LegibilityScore {
  /// All of it; the photos not measured by name.
  var json: JSON {
    .object([
      "kind": .text(kind), "photos": .integer(photos),
      "notMeasured": .list(unmeasured.map { .text($0.file) }),
      "rankCorrelation": correlation.map {
        .object([
          "coefficient": .number($0.coefficient, digits: 4), "interval": $0.interval.json,
          "pairs": .integer($0.pairs),
        ])
      } ?? .null,
      "curve": .list(
        curve.map { bin in
          .object([
            "from": .number(bin.range.lowerBound), "below": .number(bin.range.upperBound),
            "photos": .integer(bin.labelled?.count ?? 0),
            "meanLabel": .number(bin.labelled?.value, digits: 4),
            "interval": bin.labelled?.interval.json ?? .null,
          ])
        }),
      "acceptedLegible": acceptedLegible.json, "retakenLegible": retakenLegible.json,
    ])
  }
}

extension ClosedRange<Double> {
  fileprivate var json: JSON {
    .list([.number(lowerBound, digits: 4), .number(upperBound, digits: 4)])
  }
}
