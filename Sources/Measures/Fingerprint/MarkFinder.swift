internal import CVector
internal import Raster

/// Finds the places of a picture that stand out most, each a few samples from the next.
///
/// The constants are working values; ``FingerprintMatch/Limit`` says what was found with them.
struct MarkFinder {
  let picture: NormalisedPicture

  /// The most marks of a picture.
  static let marksMaximum = 48
  /// The least distance of two marks, in samples.
  static let distanceMinimum = 10
  /// How far from the frame a mark is at least: nearer ones see beyond it, and a crop takes them,
  /// in samples.
  static let frameMargin = 10
  /// The least contrast of a mark against its surroundings, in 1/64 code values: one code value.
  static let contrastMinimum: Int16 = 64
  /// The most places that are sorted by contrast; of more, those of least contrast are left out.
  static let sortedMaximum = 512

  /// The strongest marks, the strongest first, without their surroundings.
  func places() -> [(x: UInt16, y: UInt16)] {
    let size = picture.luma.size
    var chosen: [cvector_peak] = []
    let least = Self.distanceMinimum * Self.distanceMinimum
    for peak in strongest() where isInside(peak) {
      let isFree = chosen.allSatisfy {
        let (dx, dy) = (Int($0.x) - Int(peak.x), Int($0.y) - Int(peak.y))
        return dx * dx + dy * dy >= least
      }
      if isFree { chosen.append(peak) }
      if chosen.count == Self.marksMaximum { break }
    }
    return chosen.map { peak in
      let index = Int(peak.y) * size.width + Int(peak.x)
      return (refined(index, step: 1, Int(peak.x)), refined(index, step: size.width, Int(peak.y)))
    }
  }

  private func isInside(_ peak: cvector_peak) -> Bool {
    let (x, y, margin) = (Int(peak.x), Int(peak.y), Self.frameMargin)
    return x >= margin && x < picture.luma.width - margin && y >= margin
      && y < picture.luma.height - margin
  }

  /// Peaks of either sign by falling contrast, equal ones row by row.
  private func strongest() -> [cvector_peak] {
    let size = picture.luma.size
    // Of the 5 × 5 around a peak none is another one, but for equal neighbours.
    let capacity = size.area / 4
    var marked = [UInt8](repeating: 0, count: size.width)
    var peaks = unsafe [cvector_peak](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = unsafe cvector_peaks(
        base, capacity, &marked, picture.detail.band, size.width, size.height, Self.contrastMinimum)
    }
    if peaks.count > Self.sortedMaximum {
      // A histogram in steps of a quarter of a code value says where to cut.
      var counts = [Int](repeating: 0, count: 1 << 11)
      for peak in peaks { counts[Int(peak.value.magnitude) >> 4] += 1 }
      var kept = 0
      let cut = counts.indices.reversed().first { index in
        kept += counts[index]
        return kept >= Self.sortedMaximum
      }
      peaks.removeAll { Int($0.value.magnitude) >> 4 < cut ?? 0 }
    }
    // The magnitude above, and of equal ones the earlier is the larger key.
    let keys = peaks.indices.map { UInt64(peaks[$0].value.magnitude) << 32 | UInt64(~UInt32($0)) }
    return keys.sorted(by: >).map { peaks[Int(~UInt32(truncatingIfNeeded: $0))] }
  }

  /// The top of the parabola through a peak and its two neighbours, in a mark's units.
  private func refined(_ index: Int, step: Int, _ place: Int) -> UInt16 {
    let (before, here, after) = (
      Double(picture.detail.band[index - step]), Double(picture.detail.band[index]),
      Double(picture.detail.band[index + step])
    )
    let bend = before - 2 * here + after
    let offset = bend == 0 ? 0 : max(-0.5, min(0.5, 0.5 * (before - after) / bend))
    let unit = Double(FingerprintMark.unit)
    return UInt16(((Double(place) + 0.5 + offset) * unit).rounded())
  }
}
