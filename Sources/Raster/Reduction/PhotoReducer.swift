/// Makes the ``ReducedPhoto`` from the bands of a photo as they come out of the decoder.
///
/// Nothing but the reduced planes and ``DetailWindows`` is kept. At factor 1 luma is copied; all
/// else is sums of rows. The rounding is ``BoxReducer``'s.
package struct PhotoReducer: Sendable {
  /// The stored photo, in pixels.
  package let photo: Size
  /// Stored pixels per sample of the reduced luma, along each axis.
  package let factor: Int

  private var luma: BoxReducer
  private var lumaHalf: BoxReducer
  private var blue: BoxReducer?
  private var red: BoxReducer?
  private var details: DetailWindows?
  private var rowsSeen = 0

  /// The least factor that keeps the long edge at or under ``ReducedPhoto/longEdgeMaximum``.
  package static func factor(of photo: Size) -> Int {
    max(1, (photo.longEdge + ReducedPhoto.longEdgeMaximum - 1) / ReducedPhoto.longEdgeMaximum)
  }

  /// A reducer for one photo.
  ///
  /// - Parameter photo: The stored size, 1…65,500 px a side.
  package init(photo: Size) {
    self.photo = photo
    factor = Self.factor(of: photo)
    luma = BoxReducer(source: photo, factorX: factor, factorY: factor)
    lumaHalf = BoxReducer(source: photo, factorX: 2 * factor, factorY: 2 * factor)
    details = DetailWindows(photo: photo, factor: factor)
  }

  /// Takes the next band.
  ///
  /// The first band says whether the photo has colour and how chroma is sampled.
  ///
  /// - Precondition: Bands come in order without gaps, and their arrays hold what they promise.
  package mutating func add(_ band: borrowing Band) {
    precondition(band.firstRow == rowsSeen, "bands come in order")
    if band.hasChroma && rowsSeen == 0 {
      let stepX = band.chromaStepX
      let stepY = band.chromaStepY
      let chroma = Size(
        width: (photo.width + stepX - 1) / stepX, height: (photo.height + stepY - 1) / stepY)
      let reducer = BoxReducer(
        source: chroma, factorX: 2 * factor / stepX, factorY: 2 * factor / stepY)
      blue = reducer
      red = reducer
    }
    rowsSeen += band.rowCount
    luma.add(band.luma, count: band.rowCount, stride: band.lumaStride)
    lumaHalf.add(band.luma, count: band.rowCount, stride: band.lumaStride)
    details?.add(band)
    if band.hasChroma {
      let chromaRows = (band.rowCount + band.chromaStepY - 1) / band.chromaStepY
      blue?.add(band.blue, count: chromaRows, stride: band.chromaStride)
      red?.add(band.red, count: chromaRows, stride: band.chromaStride)
    }
  }

  /// The reduced photo, after the last band.
  package consuming func finish() -> ReducedPhoto {
    ReducedPhoto(
      photo: photo, factor: factor, luma: luma.finish(), lumaHalf: lumaHalf.finish(),
      blue: blue?.finish(), red: red?.finish(), details: details)
  }
}
