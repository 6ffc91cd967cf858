package import Verdicts

extension Evaluation {
  /// A photo whose answer is far from its label's.
  package struct Miss: Equatable, Sendable {
    /// The photo's name.
    package var file: String
    /// What the label names; `nil` if it names none.
    package var defect: PhotoDefect?
    /// The answer that the label asks for.
    package var labelled: Outcome
    /// The answer that was given.
    package var outcome: Outcome
    /// 0…100; `nil` where nothing was measured.
    package var score: Int?
    /// The first defect of the verdict; `nil` if every check passes.
    package var firstDefect: String?
    /// Bad photos accepted are worse than good ones refused by as much.
    fileprivate var gravity: Int
  }

  /// The worst first: by how far the answers are apart, then bad ones accepted before good ones
  /// refused, then by name.
  ///
  /// - Parameter limit: How many at most.
  package func misses(limit: Int) -> [Miss] {
    let all = photos.compactMap { photo -> Miss? in
      guard let labelled = photo.label.outcome else { return nil }
      let apart = photo.verdict.outcome.severity - labelled.severity
      guard apart != 0 else { return nil }
      return Miss(
        file: photo.label.file, defect: photo.label.defect, labelled: labelled,
        outcome: photo.verdict.outcome, score: photo.verdict.score,
        firstDefect: photo.verdict.firstDefect, gravity: 2 * abs(apart) + (apart < 0 ? 1 : 0))
    }
    return Array(
      all.sorted { ($1.gravity, $0.file) < ($0.gravity, $1.file) }.prefix(max(0, limit)))
  }
}
