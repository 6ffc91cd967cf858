package import Raster

/// Finds the sheet or card in a photo.
///
/// Lines are searched where tone or colour changes on a plane of at most 400 samples and put
/// together to outlines; the best one's sides are then moved onto the edge at half size. The aspect
/// ratio of the kind is a hint. A document that is small in the frame is looked for again in
/// windows, where the long lines of the ground do not drown its sides.
package struct DocumentFinder: Sendable {
  /// Outlines below this score are looked for again in windows. A working value, as the next one;
  /// ``QuadSearch`` says what was found with them.
  static let scoreSure = 0.62
  /// Outlines below this score are none.
  static let scoreMinimum = 0.45
  /// Photos with a shorter side of `lumaHalf`, in samples, have no document. A working value.
  static let sideMinimum = 32

  /// Focal length as on 35 mm film, from EXIF; `nil` if unknown.
  package let focalLengthMillimetres: Double?

  /// A finder for photos of one focal length, as on 35 mm film.
  package init(focalLengthMillimetres: Double? = nil) {
    self.focalLengthMillimetres = focalLengthMillimetres
  }

  /// The document's outline, or `nil` if none is seen.
  ///
  /// - Parameters:
  ///   - photo: At least 32 × 32 samples of `lumaHalf`; smaller photos have no document.
  ///   - shape: The kind that is expected, if any.
  ///   - isThorough: Whether a document that is small in the frame is looked for.
  /// - Complexity: About 120,000 samples of edges, then a few thousand outlines of four lines.
  package func find(
    in photo: ReducedPhoto, shape: DocumentShape?, isThorough: Bool = true
  ) -> DocumentFinding? {
    guard
      var search = OutlineSearch(
        photo, shape: shape, focalLengthMillimetres: focalLengthMillimetres),
      let found = search.best(isThorough: isThorough), found.score >= Self.scoreMinimum
    else { return nil }
    return found
  }
}
