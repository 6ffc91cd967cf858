internal import CVector
internal import Raster

/// What is fine in a normalised picture, and what is left without it.
struct PictureBand {
  /// Luma without what is finer than 3 samples, in 1/64 code values.
  let coarse: [UInt16]
  /// What is finer than `coarse` and coarser than 2 samples, in 1/64 code values: dots, corners,
  /// ends of lines of print.
  let band: [Int16]

  /// Steps of ``coarse`` and ``band`` in a code value: 255 of them fit into 16 bits.
  static let fraction: UInt16 = 64
  /// The least side of a picture: the widest kernel needs more than twice its reach, in samples.
  static let sideMinimum = 7

  /// Takes a picture apart.
  ///
  /// - Parameters:
  ///   - luma: In 1/64 code values, row by row.
  ///   - size: Both sides are ``sideMinimum`` or more.
  /// - Complexity: O(area).
  init(of luma: [UInt16], size: Size) {
    precondition(size.shortEdge >= Self.sideMinimum && luma.count == size.area)
    var fine = luma
    var between = [UInt16](repeating: 0, count: size.area)
    func smooth(_ plane: UnsafeMutablePointer<UInt16>, reach: Int) {
      unsafe cvector_smooth(plane, &between, plane, size.width, size.height, reach)
    }
    // Variances of 0.5, 0.5 and 2: a standard deviation of 1.7 samples.
    for reach in [1, 1, 2] { unsafe smooth(&fine, reach: reach) }
    // And 4.5 more: 2.7 samples.
    var coarse = [UInt16](repeating: 0, count: size.area)
    unsafe cvector_smooth(&coarse, &between, fine, size.width, size.height, 3)
    var band = [Int16](repeating: 0, count: size.area)
    unsafe cvector_subtract(&band, fine, coarse, size.area)
    self.coarse = coarse
    self.band = band
  }
}
