internal import Raster

/// A photo's luma at the size in which fingerprints are taken, whatever size it was stored in.
struct NormalisedPicture {
  /// Luma, code values.
  let luma: Plane
  /// What is fine in it.
  let detail: PictureBand

  /// The square root of the area of a normalised picture, in samples. It is small enough that a
  /// chat service's 800 pixels still hold it, and that noise and compression leave it alone. A
  /// working value.
  static let meanSide = 288.0
  /// The longest side, for photos of strange shapes, in samples: it bounds memory and time.
  static let longEdgeMaximum = 1024.0
  /// A shorter side than this has no room for marks, in samples: between the margins of
  /// ``MarkFinder`` there are 28.
  static let shortEdgeMinimum = 48
  /// A photo's luma averaged to that size, and what is fine in it.
  ///
  /// - Returns: `nil` for a photo that is too long and thin.
  /// - Complexity: O(area of the reduced luma).
  init?(of photo: ReducedPhoto) {
    let stored = photo.photo
    guard stored.area > 0 else { return nil }
    let scale = min(
      Self.meanSide / Double(stored.area).squareRoot(),
      Self.longEdgeMaximum / Double(stored.longEdge))
    let size = Size(
      width: Int((Double(stored.width) * scale).rounded()),
      height: Int((Double(stored.height) * scale).rounded()))
    guard size.shortEdge >= Self.shortEdgeMinimum else { return nil }
    let isCoarseEnough =
      photo.lumaHalf.width >= 2 * size.width && photo.lumaHalf.height >= 2 * size.height
    let source = isCoarseEnough ? photo.lumaHalf : photo.luma
    let step = isCoarseEnough ? 2 * photo.factor : photo.factor
    func taps(_ samples: Int, _ extent: Int, _ outputs: Int) -> ResamplingTaps {
      ResamplingTaps(
        samples: samples, step: step, extent: Double(extent), outputs: outputs, kernel: .spline)
    }
    luma = source.resampled(
      columns: taps(source.width, stored.width, size.width),
      rows: taps(source.height, stored.height, size.height))
    var fine = [UInt16](repeating: 0, count: size.area)
    for i in fine.indices { fine[i] = UInt16(luma.samples[i]) &* PictureBand.fraction }
    detail = PictureBand(of: fine, size: size)
  }
}
