package import Verdicts

/// One case in the overview's table.
package struct CaseRow: Equatable, Sendable {
  /// One kind's photo that counts, in a row of the overview.
  package struct Photo: Equatable, Sendable {
    /// The attempt's directory in the case.
    package var folder: String
    /// The kind's name for people.
    package var kindName: String
    /// `thumb.jpg`; `nil` where there is no picture.
    package var thumbnail: String?
    /// The answer to it.
    package var outcome: Outcome

    /// A photo in a row.
    package init(folder: String, kindName: String, thumbnail: String?, outcome: Outcome) {
      self.folder = folder
      self.kindName = kindName
      self.thumbnail = thumbnail
      self.outcome = outcome
    }
  }

  /// The case's id.
  package var id: String
  /// The programme's name for people; `nil` if none was given.
  package var programme: String?
  /// How the case stands.
  package var state: CaseState
  /// The kinds still missing, by their names for people.
  package var missing: [String]
  /// Whether the applicant comes to the office with the papers.
  package var isInPerson: Bool
  /// When the last photo was judged, ISO 8601; newest first within a state.
  package var updated: String
  /// The photos that count, in the programme's order.
  package var photos: [Photo]

  /// The most photos shown in one row; further ones are counted.
  package static let photosMaximum = 6

  /// A row of the overview.
  package init(
    id: String, programme: String? = nil, state: CaseState, missing: [String] = [],
    isInPerson: Bool = false, updated: String, photos: [Photo]
  ) {
    self.id = id
    self.programme = programme
    self.state = state
    self.missing = missing
    self.isInPerson = isInPerson
    self.updated = updated
    self.photos = photos
  }

  /// The overview's order: most urgent first, newest first among equals, then by id.
  package static func isBefore(_ a: CaseRow, _ b: CaseRow) -> Bool {
    if a.state != b.state { return a.state.urgency < b.state.urgency }
    if a.updated != b.updated { return a.updated > b.updated }
    return a.id < b.id
  }
}

extension CaseRow {
  /// The row that stands for a case in the overview.
  package init(_ view: CaseView) {
    self.init(
      id: view.id, programme: view.programme, state: view.dossier.state, missing: view.missing,
      isInPerson: view.dossier.inPerson,
      updated: view.photos.compactMap(\.attempt.time).max() ?? view.updated,
      photos: view.photos.filter(\.counts).map {
        Photo(
          folder: $0.attempt.folder, kindName: view.kindName($0.verdict.kind),
          thumbnail: $0.verdict.submission.thumbnail, outcome: $0.verdict.outcome)
      })
  }
}

extension CaseState {
  /// How soon a clerk should look: what waits for a clerk first, then what waits for the applicant,
  /// then what is done. Lower is sooner; no two are alike.
  var urgency: Int {
    switch self {
    case .needsReview: 0
    case .needsRetake: 1
    case .incomplete: 2
    case .complete: 3
    }
  }
}
