extension ReducedPhoto {
  /// The same photo in sRGB.
  ///
  /// Chroma and the luma that belongs to it are converted exactly; the finer luma by the table of
  /// the nearest colour, whose error is taken back by what it does to the coarse luma. A grey photo
  /// stays as it is.
  ///
  /// - Complexity: O(samples), and at most 4096 tables of 256.
  package func converted(_ conversion: ColourConversion) -> ReducedPhoto {
    guard let blue, let red else { return self }
    var tables = LumaTables(conversion)
    var fine = luma.samples
    var (newBlue, newRed) = (blue.samples, red.samples)
    let (width, height) = (luma.width, luma.height)
    for y in 0..<lumaHalf.height {
      let row = y &* lumaHalf.width
      for x in 0..<lumaHalf.width {
        let i = row &+ x
        let (coarse, cb, cr) = (
          Int(lumaHalf.samples[i]), Int(blue.samples[i]), Int(red.samples[i])
        )
        let exact = conversion.standard(luma: coarse, blue: cb, red: cr)
        newBlue[i] = UInt8(truncatingIfNeeded: exact.blue)
        newRed[i] = UInt8(truncatingIfNeeded: exact.red)
        let place = tables.place(blue: cb, red: cr)
        let correction = exact.luma &- tables.luma(at: place &+ coarse)
        for fineY in (2 &* y)..<min(2 &* y &+ 2, height) {
          for fineX in (2 &* x)..<min(2 &* x &+ 2, width) {
            let j = fineY &* width &+ fineX
            let value = tables.luma(at: place &+ Int(fine[j])) &+ correction
            fine[j] = UInt8(truncatingIfNeeded: max(0, min(255, value)))
          }
        }
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
