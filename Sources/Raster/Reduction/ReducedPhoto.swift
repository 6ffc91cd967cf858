/// What one pass over the rows leaves behind for everything that looks at the picture as a whole.
///
/// Planes are reduced by whole factors, each sample the mean of the pixels it covers (at the right
/// and bottom edge of those that exist), so a coordinate times the factor is a coordinate in the
/// stored photo.
package struct ReducedPhoto: Sendable {
  /// The stored photo, in pixels.
  package let photo: Size
  /// Stored pixels per sample of `luma`, along each axis: the least that keeps the long edge
  /// at or under ``longEdgeMaximum``.
  package let factor: Int
  /// Luma, ⌈width / factor⌉ × ⌈height / factor⌉.
  package let luma: Plane
  /// Luma reduced by 2 × `factor`; the same size as the chroma planes.
  package let lumaHalf: Plane
  /// Cb reduced by 2 × `factor`; `nil` for a grey photo.
  package let blue: Plane?
  /// Cr reduced by 2 × `factor`; `nil` for a grey photo.
  package let red: Plane?
  /// What a photo that is reduced holds at full size here and there; `nil` at factor 1.
  package let details: DetailWindows?

  /// The longest side of `luma`, in samples: print 2 mm high on a family card that fills the frame
  /// has 11 of them, and what comes through a chat service, at most 1600 pixels, is not reduced at
  /// all.
  package static let longEdgeMaximum = 1600

  /// A reduced photo by its planes, whose sizes are as their members say.
  package init(
    photo: Size, factor: Int, luma: Plane, lumaHalf: Plane, blue: Plane?, red: Plane?,
    details: DetailWindows? = nil
  ) {
    self.photo = photo
    self.factor = factor
    self.luma = luma
    self.lumaHalf = lumaHalf
    self.blue = blue
    self.red = red
    self.details = details
  }
}
