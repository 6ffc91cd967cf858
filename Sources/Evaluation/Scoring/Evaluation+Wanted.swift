package import Measures
package import Verdicts

extension Evaluation {
  /// The verdicts on photos of which the label says what answers are right.
  package struct WantedRow: Sendable {
    /// `nil` for all scenes.
    package var scene: String?
    /// Their verdict is one of those wanted.
    package var asWanted: Share
    /// Accepted, of those that must not be.
    package var falseAccepts: Share
    /// Called a retake, of those that must not be.
    package var falseRetakes: Share
    /// Sent to a clerk, of those that must not be.
    package var falseReviews: Share
    /// Called unreadable, of those that must not be.
    package var falseUnreadable: Share
    /// The first check is one that the label asks for, of those as wanted, not accepted, whose
    /// label asks for one.
    package var firstRight: Share

    /// How many photos there are.
    package var photos: Int { asWanted.total }
  }

  /// A photo whose label says what answers are right.
  package struct Wanted: Equatable, Sendable {
    /// The photo's name.
    package var file: String
    /// The answers that are right.
    package var wanted: [Outcome]
    /// The answer that was given.
    package var outcome: Outcome
    /// The first defect of the verdict; `nil` if every check passes.
    package var firstDefect: String?
    /// The checks that the label asks for; empty where none is asked.
    package var reasons: [CheckID]
    /// Of the label, 0…1; `nil` if it does not say.
    package var sureness: Double?

    /// Whether the answer is one of the right ones.
    package var isAsWanted: Bool { wanted.contains(outcome) }

    fileprivate init?(_ photo: Photo) {
      guard let wanted = photo.label.wanted else { return nil }
      file = photo.label.file
      self.wanted = wanted
      outcome = photo.verdict.outcome
      firstDefect = photo.verdict.firstDefect
      reasons = photo.label.reasons
      sureness = photo.label.sureness
    }
  }

  /// One row for each scene of labels that are sure, and of those without a scene last under an
  /// empty name.
  package var wantedRows: [WantedRow] {
    let groups = Dictionary(grouping: wanted(isSure: true)) { $0.label.scene }
    let scenes = groups.keys.compactMap(\.self).sorted().map(Optional.some) + [nil]
    return scenes.compactMap { scene in
      groups[scene].map { Self.row(scene: scene ?? "", $0) }
    }
  }

  /// Over all labels that are sure, or over those that are not.
  package func wantedTotal(isSure: Bool) -> WantedRow {
    Self.row(scene: nil, wanted(isSure: isSure))
  }

  /// The photos of sure labels that are not as wanted: bad ones accepted first, then good ones
  /// refused, then by name.
  package var unwanted: [Wanted] {
    func gravity(_ photo: Wanted) -> Int {
      switch photo.outcome {
      case .accept: 0
      case .retake, .unreadable: 1
      case .review: 2
      }
    }
    return wanted(isSure: true).compactMap(Wanted.init).filter { !$0.isAsWanted }
      .sorted { (gravity($0), $0.file) < (gravity($1), $1.file) }
  }

  /// The photos of sure labels that are as wanted, but not for a reason that the label asks for.
  package var otherwiseReasoned: [Wanted] {
    wanted(isSure: true).filter { $0.isReasonRight == false }.compactMap(Wanted.init)
  }

  /// All photos of labels that are not sure, in the order given: each is worth a look.
  package var unsure: [Wanted] { wanted(isSure: false).compactMap(Wanted.init) }

  private func wanted(isSure: Bool) -> [Photo] {
    photos.filter { $0.label.wanted != nil && $0.label.isSure == isSure }
  }

  private static func row(scene: String?, _ photos: [Photo]) -> WantedRow {
    func wrong(_ outcome: Outcome) -> Share {
      let others = photos.filter { $0.label.wanted?.contains(outcome) == false }
      return Share(others.count { $0.verdict.outcome == outcome }, of: others.count)
    }
    let reasons = photos.compactMap(\.isReasonRight)
    return WantedRow(
      scene: scene, asWanted: Share(photos.count(where: \.isAsWanted), of: photos.count),
      falseAccepts: wrong(.accept), falseRetakes: wrong(.retake), falseReviews: wrong(.review),
      falseUnreadable: wrong(.unreadable),
      firstRight: Share(reasons.count { $0 }, of: reasons.count))
  }
}

extension Evaluation.Photo {
  /// The verdict is one of those that the label wants.
  fileprivate var isAsWanted: Bool { label.wanted?.contains(verdict.outcome) == true }

  /// Whether the first check of a photo that is as wanted and not accepted is one that the label
  /// asks for; `nil` where none is asked.
  fileprivate var isReasonRight: Bool? {
    guard isAsWanted, verdict.outcome != .accept, !label.reasons.isEmpty else { return nil }
    return isFirst(among: label.reasons)
  }
}
