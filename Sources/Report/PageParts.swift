package import Verdicts

/// The parts of one case's page that were made before, for the next page of the same case: a case
/// of many photos changes by one at a time.
///
/// A part is used again only where it shows the same, so that nothing here can go out of date.
package final class PageParts {
  private struct Part {
    var attempt: StoredAttempt
    var photo: PhotoView
    var section: HTML?
  }

  /// The case that these are of.
  let caseID: String
  private let policy: Policy
  /// By the attempt's directory.
  private var parts: [String: Part] = [:]

  /// - Parameter policy: The one that the pages are made by.
  package init(caseID: String, policy: Policy) {
    self.caseID = caseID
    self.policy = policy
  }

  /// What the page shows of an attempt.
  func photo(_ attempt: StoredAttempt, counts: Bool) -> PhotoView {
    if let part = parts[attempt.folder], part.photo.counts == counts, part.attempt === attempt {
      return part.photo
    }
    let photo = PhotoView(
      attempt.verdict, policy: policy, folder: attempt.folder, counts: counts,
      original: attempt.original, time: attempt.time)
    parts[attempt.folder] = Part(attempt: attempt, photo: photo)
    return photo
  }

  /// The section of a photo.
  func section(of photo: PhotoView) -> HTML {
    if let part = parts[photo.folder], let section = part.section, part.photo == photo {
      return section
    }
    let section = PhotoSection(photo: photo, caseID: caseID).html
    if parts[photo.folder]?.photo == photo { parts[photo.folder]?.section = section }
    return section
  }
}
