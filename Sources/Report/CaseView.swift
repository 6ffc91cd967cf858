/// One applicant's dossier as its page shows it.
package struct CaseView: Equatable, Sendable {
  /// The case's id; nothing else about the person is on the page.
  package var id: String
  /// The programme's name for people; `nil` if none was given.
  package var programme: String?
  /// `incomplete`, `needsRetake`, `needsReview` or `complete`.
  package var state: String
  /// The kinds still missing, by their names for people.
  package var missing: [String]
  /// Whether the applicant comes to the office with the papers.
  package var isInPerson: Bool
  /// When the case arrived, ISO 8601; `nil` if unknown.
  package var received: String?
  /// When the page was written, ISO 8601.
  package var updated: String
  /// In the order to be shown: by kind, and for each kind the attempt that counts first.
  package var photos: [PhotoView]

  /// The most attempts a page shows; further ones are counted only.
  package static let photosMaximum = 60

  package init(
    id: String, programme: String? = nil, state: String, missing: [String] = [],
    isInPerson: Bool = false, received: String? = nil, updated: String, photos: [PhotoView]
  ) {
    self.id = id
    self.programme = programme
    self.state = state
    self.missing = missing
    self.isInPerson = isInPerson
    self.received = received
    self.updated = updated
    self.photos = photos
  }
}
