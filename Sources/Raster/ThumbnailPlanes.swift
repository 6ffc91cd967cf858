/// The planes of a small upright picture of a photo, all of one size, for the encoder.
package struct ThumbnailPlanes: Equatable, Sendable {
  package let luma: Plane
  /// Cb around 128; `nil` for a grey photo.
  package let blue: Plane?
  /// Cr around 128; `nil` for a grey photo.
  package let red: Plane?

  /// Reduces a photo by area averaging and turns it upright, in this order (turning less is cheaper).
  ///
  /// A photo whose long edge is within the limit keeps its size: nothing is ever enlarged.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - orientation: What EXIF asks to be done to the stored pixels.
  ///   - turn: The clockwise turn that makes the photo upright after that.
  ///   - longEdgeMaximum: The longest side wanted, in pixels, 1…``ReducedPhoto/longEdgeMaximum``.
  package init(
    of photo: ReducedPhoto, orientation: Orientation, turn: Turn, longEdgeMaximum: Int
  ) {
    let size = Self.size(of: photo.photo, longEdgeMaximum: longEdgeMaximum)
    func reduced(_ plane: Plane, step: Int) -> Plane {
      let columns = ResamplingTaps(
        samples: plane.width, step: step, extent: photo.photo.width, outputs: size.width)
      let rows = ResamplingTaps(
        samples: plane.height, step: step, extent: photo.photo.height, outputs: size.height)
      let small =
        plane.size == size && step == 1 ? plane : plane.resampled(columns: columns, rows: rows)
      return small.oriented(orientation.followed(by: turn))
    }
    luma = reduced(photo.luma, step: photo.factor)
    blue = photo.blue.map { reduced($0, step: 2 * photo.factor) }
    red = photo.red.map { reduced($0, step: 2 * photo.factor) }
  }

  /// The size of a thumbnail before it is turned: the photo's shape, rounded, at least 1 × 1.
  ///
  /// - Precondition: `longEdgeMaximum` is 1…``ReducedPhoto/longEdgeMaximum``.
  package static func size(of photo: Size, longEdgeMaximum: Int) -> Size {
    precondition(
      (1...ReducedPhoto.longEdgeMaximum).contains(longEdgeMaximum), "thumbnail size out of range")
    let long = photo.longEdge
    guard long > longEdgeMaximum else { return photo }
    func side(_ length: Int) -> Int { max(1, (length * longEdgeMaximum + long / 2) / long) }
    return Size(width: side(photo.width), height: side(photo.height))
  }
}
