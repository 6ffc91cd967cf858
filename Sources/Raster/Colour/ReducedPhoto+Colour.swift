extension ReducedPhoto {
  /// The same photo in sRGB.
  ///
  /// By tables of colours that are nearly alike: right to a code value or two. A grey photo stays
  /// as it is.
  ///
  /// - Complexity: O(samples), and at most 4096 tables of 256 for each of luma, Cb and Cr.
  package func converted(_ conversion: ColourConversion) -> ReducedPhoto {
    guard let blue, let red else { return self }
    var tables = ColourTables(conversion)
    var (fine, newBlue, newRed) = (luma.samples, blue.samples, red.samples)
    let (width, height) = (luma.width, luma.height)
    let coarseLuma = lumaHalf.samples
    for y in 0..<lumaHalf.height {
      let columns = y * lumaHalf.width..<(y + 1) * lumaHalf.width
      let places = tables.convert(columns, coarse: coarseLuma, blue: &newBlue, red: &newRed)
      for fineY in (2 * y)..<min(2 * y + 2, height) {
        tables.convert(&fine, fineY * width..<(fineY + 1) * width, at: places)
      }
    }
    let newLuma = Plane(size: luma.size, samples: fine)
    var coarse = BoxReducer(source: luma.size, factorX: 2, factorY: 2)
    coarse.add(fine, count: height, stride: width)
    return ReducedPhoto(
      photo: photo, factor: factor, luma: newLuma, lumaHalf: coarse.finish(),
      blue: Plane(size: blue.size, samples: newBlue), red: Plane(size: red.size, samples: newRed),
      details: details)
  }
}
