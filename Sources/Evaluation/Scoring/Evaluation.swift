import Measures
import Raster
package import Verdicts

/// How right the verdicts on labelled photos are.
///
/// Pure: the same pairs give the same figures, intervals included.
package struct Evaluation: Sendable {
  /// One labelled photo and the verdict on it.
  package struct Photo: Sendable {
    /// What is true of the photo.
    package var label: PhotoLabel
    /// What was said of it.
    package var verdict: Verdict

    /// A photo of which the truth is known.
    package init(label: PhotoLabel, verdict: Verdict) {
      self.label = label
      self.verdict = verdict
    }

    /// The kind labelled, else the one judged as.
    var kind: String { label.kind ?? verdict.kind }

    /// The checks of which one should speak first; empty where none should.
    var ownChecks: [CheckID] { label.defect?.checks(kind: kind) ?? [] }

    /// Whether the first defect of the verdict is the label's own.
    var isFirstRight: Bool { isFirst(among: ownChecks) }

    func check(_ id: CheckID) -> CheckResult? { verdict.checks.first { $0.id == id } }
  }

  /// The verdicts on photos of one label.
  package struct MatrixRow: Sendable {
    /// `nil` for all kinds.
    package var kind: String?
    /// The answer that the label asks for.
    package var labelled: Outcome
    /// How many photos got each answer.
    package var outcomes: [Outcome: Int]

    /// How many of them got this verdict.
    package func share(_ outcome: Outcome) -> Share {
      Share(outcomes[outcome] ?? 0, of: outcomes.values.reduce(0, +))
    }
  }

  /// The verdicts on the photos of one defect.
  package struct DefectRow: Sendable {
    /// What was done to the photos.
    package var defect: PhotoDefect
    /// How many there are.
    package var photos: Int
    /// How many photos got each answer.
    package var outcomes: [Outcome: Int]
    /// The first check is the defect's own; `nil` where no check should speak.
    package var firstRight: Share?
    /// Retake, and for the right reason first.
    package var rightRetake: Share?
  }

  /// All of them, in the order given.
  package let photos: [Photo]

  /// Scores nothing yet: each figure is made when it is asked for.
  package init(_ photos: [Photo]) {
    self.photos = photos
  }

  /// Photos whose label has this answer, by the verdict's.
  package func matrix(_ labelled: Outcome) -> [Outcome: Int] {
    Self.outcomes(photos.filter { $0.label.outcome == labelled })
  }

  /// One row per answer that a label has, over all kinds and then, where there are several, of
  /// each.
  package var matrixRows: [MatrixRow] {
    let labelled = photos.filter { $0.label.outcome != nil }
    let kinds = Set(labelled.map(\.kind)).sorted()
    let groups = [nil] + (kinds.count > 1 ? kinds.map(Optional.some) : [])
    return groups.flatMap { kind in
      Outcome.allCases.compactMap { outcome in
        let own = labelled.filter {
          $0.label.outcome == outcome && (kind == nil || $0.kind == kind)
        }
        guard !own.isEmpty else { return nil }
        return MatrixRow(kind: kind, labelled: outcome, outcomes: Self.outcomes(own))
      }
    }
  }

  /// One row per defect that a label names, in the order of ``PhotoDefect``.
  package var defectRows: [DefectRow] {
    PhotoDefect.allCases.compactMap { defect in
      let own = photos.filter { $0.label.defect == defect }
      guard !own.isEmpty else { return nil }
      let speaking = own.filter { !$0.ownChecks.isEmpty }
      let right = speaking.filter(\.isFirstRight)
      return DefectRow(
        defect: defect, photos: own.count, outcomes: Self.outcomes(own),
        firstRight: speaking.isEmpty ? nil : Share(right.count, of: speaking.count),
        rightRetake: speaking.isEmpty
          ? nil : Share(right.count { $0.verdict.outcome == .retake }, of: speaking.count))
    }
  }

  /// The first check is the defect's own, over all defects that have a check.
  package var firstRight: Share {
    let speaking = photos.filter { !$0.ownChecks.isEmpty }
    return Share(speaking.count { $0.isFirstRight }, of: speaking.count)
  }

  static func outcomes(_ photos: [Photo]) -> [Outcome: Int] {
    Dictionary(grouping: photos, by: \.verdict.outcome).mapValues(\.count)
  }
}
