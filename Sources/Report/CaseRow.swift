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
    /// `accept`, `review`, `retake` or `unreadable`.
    package var verdict: String

    package init(folder: String, kindName: String, thumbnail: String?, verdict: String) {
      self.folder = folder
      self.kindName = kindName
      self.thumbnail = thumbnail
      self.verdict = verdict
    }
  }

  package var id: String
  /// The programme's name for people; `nil` if none was given.
  package var programme: String?
  /// `incomplete`, `needsRetake`, `needsReview` or `complete`.
  package var state: String
  /// The kinds still missing, by their names for people.
  package var missing: [String]
  package var isInPerson: Bool
  /// When the last photo was judged, ISO 8601; newest first within a state.
  package var updated: String
  /// The photos that count, in the programme's order.
  package var photos: [Photo]

  /// The most photos shown in one row; further ones are counted.
  package static let photosMaximum = 6

  package init(
    id: String, programme: String? = nil, state: String, missing: [String] = [],
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

  /// How soon a clerk should look: what waits for a clerk first, then what waits for the applicant,
  /// then what is done. Lower is sooner.
  package var urgency: Int {
    switch state {
    case "needsReview": 0
    case "needsRetake": 1
    case "incomplete": 2
    case "complete": 3
    default: 4
    }
  }

  /// The overview's order: most urgent first, newest first among equals, then by id.
  package static func isBefore(_ a: CaseRow, _ b: CaseRow) -> Bool {
    if a.urgency != b.urgency { return a.urgency < b.urgency }
    if a.updated != b.updated { return a.updated > b.updated }
    return a.id < b.id
  }
}
