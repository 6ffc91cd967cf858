package import Raster

/// A card or a table laid straight by its corners, a long side up, and which way up it is read.
///
/// What is sought by its place on the document is sought here: ``PaperMap`` says how.
package struct StraightDocument: Equatable, Sendable {
  /// Luma and colour, as the raster lies.
  let raster: LayoutRaster
  /// The corners that the raster was laid by, in stored pixels.
  let corners: Quad
  /// Whether it is known which way up the document is.
  let isUprightKnown: Bool
  /// Whether the raster is upside down; `false` where that is not known.
  let isHalfTurned: Bool

  /// A document by what was read of it.
  init(raster: LayoutRaster, corners: Quad, isUprightKnown: Bool, isHalfTurned: Bool) {
    self.raster = raster
    self.corners = corners
    self.isUprightKnown = isUprightKnown
    self.isHalfTurned = isHalfTurned
  }

  /// A document that is known to lie upright within corners.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - corners: The document's own, in stored pixels.
  /// - Returns: `nil` for corners that are no picture of a rectangle.
  package init?(_ photo: ReducedPhoto, upright corners: Quad) {
    guard let raster = LayoutRaster(photo, corners: corners, cells: LayoutReader.cells) else {
      return nil
    }
    self.init(raster: raster, corners: corners, isUprightKnown: true, isHalfTurned: false)
  }

  /// The document's own corners, in stored pixels.
  var ownCorners: Quad { isHalfTurned ? corners.renamed(by: 2) : corners }
}
