internal import Raster

/// One photo being decoded; owns the memory of its codec.
protocol BandSource: AnyObject {
  /// Fills the band with the next rows.
  ///
  /// - Returns: How many rows belong to the photo, 0 after the last one.
  func nextBand(into band: inout Band) throws(DecodeError) -> Int
}
