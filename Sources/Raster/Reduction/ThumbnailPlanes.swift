/// The planes of a small upright picture of a photo for the encoder: chroma at half of luma's size.
package struct ThumbnailPlanes: Equatable, Sendable {
  /// BT.601 luma, code values.
  package let luma: Plane
  /// Cb around 128, half as many columns and rows as luma, rounded up; `nil` for a grey photo.
  package let blue: Plane?
  /// Cr around 128, as `blue`; `nil` for a grey photo.
  package let red: Plane?

  /// Reduces a photo by area averaging and turns it upright, in this order (turning less is
  /// cheaper).
  ///
  /// A photo whose long edge is within the limit keeps its size: nothing is ever enlarged.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - orientation: What EXIF asks to be done to the stored pixels.
  ///   - turn: The clockwise turn that makes the photo upright after that.
  ///   - longEdgeMaximum: The longest side wanted, in pixels, 1 or more; beyond
  ///     ``ReducedPhoto/longEdgeMaximum`` it is that.
  package init(
    of photo: ReducedPhoto, orientation: Orientation, turn: Turn, longEdgeMaximum: Int
  ) {
    let size = Self.size(of: photo.photo, longEdgeMaximum: longEdgeMaximum)
    let turned = orientation.followed(by: turn)
    let isSmall = size.width <= photo.lumaHalf.width && size.height <= photo.lumaHalf.height
    let source = isSmall ? photo.lumaHalf : photo.luma
    luma = Self.reduced(
      source, step: isSmall ? 2 * photo.factor : photo.factor, of: photo.photo, to: size, by: 1
    ).oriented(turned)
    func chroma(_ plane: Plane) -> Plane {
      Self.reduced(plane, step: 2 * photo.factor, of: photo.photo, to: size, by: 2)
        .oriented(turned)
    }
    blue = photo.blue.map(chroma)
    red = photo.red.map(chroma)
  }

  /// A plane averaged to samples that cover `cell` × `cell` pixels of a thumbnail each.
  ///
  /// - Parameter step: Photo pixels that a sample of the plane covers.
  private static func reduced(
    _ plane: Plane, step: Int, of photo: Size, to size: Size, by cell: Int
  ) -> Plane {
    func taps(_ samples: Int, _ extent: Int, _ length: Int) -> ResamplingTaps {
      let outputs = (length + cell - 1) / cell
      // The last of them may reach beyond the thumbnail.
      let covered = Double(extent) * Double(outputs * cell) / Double(length)
      return ResamplingTaps(samples: samples, step: step, extent: covered, outputs: outputs)
    }
    let columns = taps(plane.width, photo.width, size.width)
    let rows = taps(plane.height, photo.height, size.height)
    // Nothing to average where the thumbnail is the photo itself.
    let isSame = size == photo && step == cell
    return isSame ? plane : plane.resampled(columns: columns, rows: rows)
  }

  /// The size of a thumbnail before it is turned: the photo's shape, rounded, at least 1 × 1.
  ///
  /// A photo is kept no larger than ``ReducedPhoto/longEdgeMaximum``, so neither is its thumbnail,
  /// whatever is asked for.
  ///
  /// - Precondition: `longEdgeMaximum` is 1 or more.
  package static func size(of photo: Size, longEdgeMaximum: Int) -> Size {
    precondition(longEdgeMaximum >= 1, "thumbnail size out of range")
    let longEdgeMaximum = min(longEdgeMaximum, ReducedPhoto.longEdgeMaximum)
    let long = photo.longEdge
    guard long > longEdgeMaximum else { return photo }
    func side(_ length: Int) -> Int { max(1, (length * longEdgeMaximum + long / 2) / long) }
    return Size(width: side(photo.width), height: side(photo.height))
  }
}
