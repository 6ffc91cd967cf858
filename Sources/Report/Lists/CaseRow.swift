package import Measures
package import Verdicts
import Vocabulary

/// One case in the lists.
package struct CaseRow: Equatable, Sendable {
  /// One kind's photo that counts, in a row.
  package struct Photo: Equatable, Sendable {
    /// The attempt's directory in the case.
    package var folder: String
    /// The kind, as the policy names it.
    package var kind: String
    /// The kind's name for people.
    package var kindName: Bilingual
    /// `thumb.jpg`; `nil` where there is no picture.
    package var thumbnail: String?
    /// What it stands at.
    package var outcome: Outcome
    /// The check that is worst, where it is a defect.
    package var defect: CheckID?

    /// A photo in a row.
    package init(
      folder: String, kind: String, kindName: Bilingual, thumbnail: String?, outcome: Outcome,
      defect: CheckID? = nil
    ) {
      self.folder = folder
      self.kind = kind
      self.kindName = kindName
      self.thumbnail = thumbnail
      self.outcome = outcome
      self.defect = defect
    }
  }

  /// A photo of the case that is the same picture as an earlier one of another case.
  package struct Twin: Equatable, Sendable {
    /// The attempt's directory in this case.
    package var folder: String
    /// The earlier photo.
    package var other: TwinPhoto

    /// Two photos of one picture.
    package init(folder: String, other: TwinPhoto) {
      self.folder = folder
      self.other = other
    }
  }

  /// The case's id.
  package var id: String
  /// The programme's name for people; `nil` if none was given.
  package var programme: String?
  /// How the case stands.
  package var state: CaseState
  /// All that is open.
  package var open: Set<CaseState>
  /// The kinds still missing, by their names for people.
  package var missing: [Bilingual]
  /// Whether the applicant comes to the office with the papers.
  package var isInPerson: Bool
  /// When the case came, ISO 8601.
  package var arrived: String
  /// When the last photo was judged, ISO 8601.
  package var updated: String
  /// From when on it waits for a clerk, ISO 8601; `nil` where nothing of it does.
  package var due: String?
  /// The photos that count, in the programme's order.
  package var photos: [Photo]
  /// Which of its photos are the same picture as an earlier one of another case.
  package var twins: [Twin] = []

  /// The most photos shown in one row; further ones are counted.
  package static let photosMaximum = 6

  /// A row of a list.
  package init(
    id: String, programme: String? = nil, state: CaseState, open: Set<CaseState> = [],
    missing: [Bilingual] = [], isInPerson: Bool = false, arrived: String, updated: String,
    due: String? = nil, photos: [Photo]
  ) {
    self.id = id
    self.programme = programme
    self.state = state
    self.open = open
    self.missing = missing
    self.isInPerson = isInPerson
    self.arrived = arrived
    self.updated = updated
    self.due = due
    self.photos = photos
  }

  /// What stands beside the case in a list: all that is open, else its state; the most urgent
  /// first.
  var states: [CaseState] {
    (open.isEmpty ? [state] : Array(open)).sorted { $0.urgency < $1.urgency }
  }
}

extension CaseRow {
  /// The row that stands for a case.
  package init(_ view: CaseView) {
    self.init(
      id: view.id, programme: view.programme, state: view.dossier.state, open: view.open,
      missing: view.missing, isInPerson: view.dossier.inPerson, arrived: view.arrived,
      updated: view.photos.compactMap(\.time).max() ?? view.updated, due: view.due,
      photos: view.photos.filter(\.counts).map {
        Photo(
          folder: $0.attempt.folder, kind: $0.attempt.verdict.kind,
          kindName: view.kindName($0.attempt.verdict.kind),
          thumbnail: $0.attempt.verdict.submission.thumbnail, outcome: $0.standing,
          defect: $0.standing == .accept ? nil : $0.defect)
      })
    twins = view.photos.flatMap { photo in
      photo.earlierTwins.filter { $0.caseID != view.id }
        .map { Twin(folder: photo.attempt.folder, other: $0) }
    }
  }
}
