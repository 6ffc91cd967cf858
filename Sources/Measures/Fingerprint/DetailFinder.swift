internal import CVector
internal import Raster

/// Finds the details of a picture: in each cell the place that stands out most.
///
/// The constants are working values; ``FingerprintMatch/Limit`` says what was found with them.
struct DetailFinder {
  let picture: NormalisedPicture

  /// The side of a cell, in samples; the kernel is made for it.
  static let cellSide = 6
  /// The most details of a picture, the strongest: it bounds the fingerprint's size. A KTP that
  /// fills the frame has 1,400 of more than two code values, a page of print 800.
  static let detailsMaximum = 960
  /// The least contrast, in 1/64 code values: one code value. Noise that is left in a normalised
  /// picture is a tenth of that.
  static let contrastMinimum: Int16 = 64
  /// How far from the frame a detail is at least, in samples: as far as its band sees.
  static let frameMargin = 8

  /// The strongest details, row by row of cells.
  func details() -> [FingerprintDetail] {
    let (size, side) = (picture.luma.size, Self.cellSide)
    let capacity = (size.width / side) * (size.height / side)
    var most = [Int16](repeating: 0, count: size.width)
    var peaks = unsafe [cvector_peak](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = unsafe cvector_cell_peaks(
        base, &most, picture.detail.band, size.width, size.height, Self.contrastMinimum)
    }
    let margin = Self.frameMargin
    let (right, bottom) = (size.width - margin, size.height - margin)
    let least = Self.least(of: peaks)
    peaks.removeAll { peak in
      let (x, y) = (Int(peak.x), Int(peak.y))
      return x < margin || y < margin || x >= right || y >= bottom
        || peak.value.magnitude >> Self.histogramShift < least
    }
    peaks.removeLast(max(0, peaks.count - Self.detailsMaximum))
    let steps = Int(PictureBand.fraction) / Int(FingerprintDetail.unit)
    return peaks.map { peak in
      let contrast = (Int(peak.value) + (peak.value > 0 ? steps / 2 : -steps / 2)) / steps
      return FingerprintDetail(
        x: peak.x, y: peak.y, contrast: Int8(max(-127, min(127, contrast))))
    }
  }

  /// A step of the histogram of contrasts is a quarter of a code value.
  private static let histogramShift = 4

  /// The contrast, in steps of the histogram, from which on there are no more than
  /// ``detailsMaximum``, or one step below.
  private static func least(of peaks: [cvector_peak]) -> UInt16 {
    guard peaks.count > detailsMaximum else { return 0 }
    var counts = [Int](repeating: 0, count: 1 << 11)
    for peak in peaks { counts[Int(peak.value.magnitude) >> histogramShift] += 1 }
    var kept = 0
    for step in counts.indices.reversed() {
      kept += counts[step]
      if kept >= detailsMaximum { return UInt16(step) }
    }
    return 0
  }
}
