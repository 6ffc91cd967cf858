package import JSON
package import Measures
package import Verdicts

/// Clerks and machine compared, photo by photo: the decisions are the labels.
///
/// A review is neither right nor wrong: there the machine asked. Clerks decide mostly on what they
/// were asked about, so that the shares say nothing of the photos on which nobody decided.
package struct DecisionComparison: Sendable {
  /// The decided photos.
  package let photos: [DecidedPhoto]
  /// Photos of the spool without a decision, or with one that was withdrawn.
  package let undecided: Int

  /// What clerks said of photos of which a check complains.
  package struct CheckRow: Equatable, Sendable {
    /// The check.
    package var check: CheckID
    /// Photos that it calls a retake, and of them those that clerks accepted.
    package var retakes: Share
    /// The same of those that it calls a review.
    package var reviews: Share
    /// Photos that clerks accepted although the machine asked for a new one, with this check worst.
    package var overruled: Int
    /// Photos of which clerks asked for a new one, that the machine accepted, in which this check
    /// is the one nearest to its limit.
    package var missed: Int
  }

  /// Compares.
  ///
  /// - Parameter undecided: How many photos have no decision.
  package init(_ photos: [DecidedPhoto], undecided: Int) {
    self.photos = photos
    self.undecided = undecided
  }

  /// Of the photos of which the machine was sure, those on which clerks agree.
  package var agreement: Share {
    let sure = photos.filter(\.isDecidedByMachine)
    return Share(sure.count(where: \.isAgreed), of: sure.count)
  }

  /// Photos on which clerks decided otherwise than the machine, in their order.
  package var differing: [DecidedPhoto] {
    photos.filter { $0.isDecidedByMachine && !$0.isAgreed }
  }

  /// How many photos have this verdict and this decision.
  package func count(_ outcome: Outcome, decided decision: Outcome) -> Int {
    photos.count { $0.verdict.outcome == outcome && $0.decision == decision }
  }

  /// Every check that complains of a photo, or is the worst of one that differs, in the order of
  /// the checks.
  package var checkRows: [CheckRow] {
    CheckID.allCases.compactMap { id in
      func share(_ status: CheckResult.Status) -> Share {
        let all = photos.filter { photo in
          photo.verdict.checks.contains { $0.id == id && $0.status == status }
        }
        return Share(all.count { $0.decision == .accept }, of: all.count)
      }
      let worst = differing.filter { $0.verdict.checks.first?.id == id }
      let row = CheckRow(
        check: id, retakes: share(.retake), reviews: share(.review),
        overruled: worst.count { $0.decision == .accept },
        missed: worst.count { $0.decision == .retake })
      let isEmpty = row.retakes.total + row.reviews.total + row.overruled + row.missed == 0
      return isEmpty ? nil : row
    }
  }

  /// How many differing photos are listed by name.
  private static let listedMaximum = 20

  /// For a person to read, in fixed columns.
  package var text: String {
    guard !photos.isEmpty else {
      return "No clerk has decided on any of \(Self.photos(undecided))\n"
    }
    var parts = [
      "Clerks decided on \(photos.count) of \(Self.photos(photos.count + undecided)); where the "
        + "machine was sure they agree on \(agreement.textWithInterval)\n", matrixText,
    ]
    if !checkRows.isEmpty { parts.append(checkText) }
    if !differing.isEmpty { parts.append(differingText) }
    return parts.joined(separator: "\n")
  }

  private static func photos(_ count: Int) -> String {
    count == 1 ? "1 photo" : "\(count) photos"
  }

  private var matrixText: String {
    var rows = [["machine", "clerk: accept", "clerk: retake"]]
    for outcome in Outcome.allCases {
      rows.append(
        [outcome.rawValue] + [Outcome.accept, .retake].map { "\(count(outcome, decided: $0))" })
    }
    return "Verdicts and decisions\n" + TextTable(rows).text
  }

  private var checkText: String {
    var rows = [["check", "retakes accepted", "reviews accepted", "overruled", "missed"]]
    rows += checkRows.map {
      [
        $0.check.rawValue, $0.retakes.text, $0.reviews.text, "\($0.overruled)", "\($0.missed)",
      ]
    }
    return "What clerks accepted of what a check complains of (overruled, missed: where clerk and\n"
      + "machine differ and the check is the photo's worst)\n" + TextTable(rows).text
  }

  private var differingText: String {
    var rows = [["photo", "machine", "clerk", "worst check"]]
    rows += differing.prefix(Self.listedMaximum).map {
      [
        $0.name, $0.verdict.outcome.rawValue, $0.decision.rawValue,
        $0.verdict.checks.first?.id.rawValue ?? "–",
      ]
    }
    return "Clerk and machine differ on \(Self.photos(differing.count))\n" + TextTable(rows).text
  }

  /// The same for programs.
  package var json: JSON {
    .object([
      "decided": .integer(photos.count), "undecided": .integer(undecided),
      "agreement": agreement.json,
      "matrix": .list(
        Outcome.allCases.map {
          .object([
            "verdict": .text($0.rawValue), "accept": .integer(count($0, decided: .accept)),
            "retake": .integer(count($0, decided: .retake)),
          ])
        }),
      "checks": .list(
        checkRows.map {
          .object([
            "check": .text($0.check.rawValue), "retakesAccepted": $0.retakes.json,
            "reviewsAccepted": $0.reviews.json, "overruled": .integer($0.overruled),
            "missed": .integer($0.missed),
          ])
        }),
      "differing": .list(
        differing.map {
          .object([
            "photo": .text($0.name), "verdict": .text($0.verdict.outcome.rawValue),
            "decision": .text($0.decision.rawValue),
            "check": .text($0.verdict.checks.first?.id.rawValue),
          ])
        }),
    ])
  }
}
