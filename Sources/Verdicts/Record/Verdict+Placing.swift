extension Verdict {
  /// The same verdict as an attempt of a case.
  ///
  /// Judging asks for none of this: a photo is judged once, whatever number it then gets.
  ///
  /// - Parameters:
  ///   - number: The attempt's, 1 for the first.
  ///   - hasThumbnail: Whether a thumbnail is kept beside the verdict.
  package func placed(in caseID: String, as number: Int, hasThumbnail: Bool) -> Verdict {
    var placed = self
    placed.submission.caseID = caseID
    placed.submission.attempt = number
    placed.submission.thumbnail = hasThumbnail ? Provenance.thumbnailName : nil
    return placed
  }
}
