package import Verdicts

/// The parts of one case's page that were made before, for the next page of the same case: a case
/// of many photos changes by one at a time.
///
/// A part is used again only where it shows the same, so that nothing here can go out of date.
package final class PageParts {
  private struct Part {
    var photo: CasePhoto
    var section: HTML
  }

  /// The case that these are of.
  private let caseID: String
  private let policy: Policy
  /// By the attempt's directory.
  private var parts: [String: Part] = [:]

  /// No parts yet.
  ///
  /// - Parameter policy: The one that the pages are made by.
  package init(caseID: String, policy: Policy) {
    self.caseID = caseID
    self.policy = policy
  }

  /// The section of a photo.
  func section(of photo: CasePhoto) -> HTML {
    if let part = parts[photo.attempt.folder], part.photo.attempt === photo.attempt,
      part.photo.record == photo.record, part.photo.counts == photo.counts,
      part.photo.reason == photo.reason, part.photo.laterTwins == photo.laterTwins
    {
      return part.section
    }
    let section = PhotoSection(photo, caseID: caseID, policy: policy).html
    parts[photo.attempt.folder] = Part(photo: photo, section: section)
    return section
  }
}
