package import Measures
import Raster

/// How right the verdicts on labelled photos are.
///
/// Pure: the same pairs give the same figures, intervals included.
package struct Evaluation: Sendable {
  /// One labelled photo and the verdict on it.
  package struct Photo: Sendable {
    package var label: PhotoLabel
    package var verdict: Verdict

    package init(label: PhotoLabel, verdict: Verdict) {
      self.label = label
      self.verdict = verdict
    }

    /// Whether the first defect of the verdict is the label's own.
    var isFirstRight: Bool {
      guard let defect = label.defect, let first = verdict.checks.first else { return false }
      let isDefect = first.status == .retake || first.status == .review
      return isDefect && defect.checks(kind: label.kind ?? verdict.kind).contains(first.id)
    }
  }

  /// The verdicts on the photos of one defect.
  package struct DefectRow: Sendable {
    package var defect: PhotoDefect
    package var photos: Int
    package var outcomes: [Outcome: Int]
    /// The first check is the defect's own; `nil` where no check should speak.
    package var firstRight: Share?
    /// Retake, and for the right reason first.
    package var rightRetake: Share?
  }

  /// One check against its own defects, and on photos without any.
  package struct CheckRow: Sendable {
    package var check: CheckID
    /// Its score on photos of its own defects against those of none; `nil` without such photos.
    package var area: ROCArea?
    /// Photos without a defect that this check calls one.
    package var falseRetakes: Share
    package var falseReviews: Share
    /// Photos without a defect on which it could not tell.
    package var notMeasured: Share
  }

  /// The turns of one group of photos.
  package struct TurnRow: Sendable {
    package var group: String
    package var answered: Share
    /// Of those answered.
    package var right: Share
    /// Of those answered: upside down.
    package var half: Share
  }

  package let photos: [Photo]

  package init(_ photos: [Photo]) {
    self.photos = photos
  }

  /// Photos whose label has this answer, by the verdict's.
  package func matrix(_ labelled: Outcome) -> [Outcome: Int] {
    Self.outcomes(photos.filter { $0.label.outcome == labelled })
  }

  /// One row per defect that a label names, in the order of ``PhotoDefect``.
  package var defectRows: [DefectRow] {
    PhotoDefect.allCases.compactMap { defect in
      let own = photos.filter { $0.label.defect == defect }
      guard !own.isEmpty else { return nil }
      let speaking = own.filter { !defect.checks(kind: $0.label.kind ?? $0.verdict.kind).isEmpty }
      let right = speaking.filter(\.isFirstRight)
      return DefectRow(
        defect: defect, photos: own.count, outcomes: Self.outcomes(own),
        firstRight: speaking.isEmpty ? nil : Share(right.count, of: speaking.count),
        rightRetake: speaking.isEmpty
          ? nil : Share(right.count { $0.verdict.outcome == .retake }, of: speaking.count))
    }
  }

  /// One row per check that any verdict has, in the contract's order.
  package var checkRows: [CheckRow] {
    let clean = photos.filter { $0.label.defect == PhotoDefect.none }
    return CheckID.allCases.compactMap { id in
      func check(_ photo: Photo) -> CheckResult? { photo.verdict.checks.first { $0.id == id } }
      guard photos.contains(where: { check($0) != nil }) else { return nil }
      let own = photos.filter { photo in
        photo.label.defect?.checks(kind: photo.label.kind ?? photo.verdict.kind).contains(id)
          ?? false
      }
      func score(_ photo: Photo) -> Int { check(photo)?.score ?? ROCArea.unmeasuredScore }
      func share(_ status: CheckResult.Status) -> Share {
        Share(clean.count { check($0)?.status == status }, of: clean.count)
      }
      return CheckRow(
        check: id, area: ROCArea(positives: own.map(score), negatives: clean.map(score)),
        falseRetakes: share(.retake), falseReviews: share(.review),
        notMeasured: share(.notMeasured))
    }
  }

  /// One row per kind with a known turn, and one of all photos turned in the scene.
  package var turnRows: [TurnRow] {
    let known = photos.filter { $0.label.turn != nil && $0.verdict.outcome != .unreadable }
    let kinds = Set(known.map { $0.label.kind ?? $0.verdict.kind }).sorted()
    var rows = kinds.map { kind in
      Self.turns(kind, known.filter { ($0.label.kind ?? $0.verdict.kind) == kind })
    }
    let turned = known.filter { ($0.label.turnedBy ?? Turn.none) != Turn.none }
    if !turned.isEmpty { rows.append(Self.turns("turned in the scene", turned)) }
    return rows
  }

  private static func turns(_ group: String, _ photos: [Photo]) -> TurnRow {
    let answered = photos.filter { $0.verdict.turn != nil }
    let wrong = answered.filter { $0.verdict.turn != $0.label.turn }
    let half = wrong.count { photo in
      let apart = (photo.verdict.turn?.degrees ?? 0) - (photo.label.turn?.degrees ?? 0)
      return abs(apart) == 180
    }
    return TurnRow(
      group: group, answered: Share(answered.count, of: photos.count),
      right: Share(answered.count - wrong.count, of: answered.count),
      half: Share(half, of: answered.count))
  }

  private static func outcomes(_ photos: [Photo]) -> [Outcome: Int] {
    Dictionary(grouping: photos, by: \.verdict.outcome).mapValues(\.count)
  }
}
