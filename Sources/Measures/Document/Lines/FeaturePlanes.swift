internal import CVector
package import Raster

/// A small copy of the photo in which an edge weighs the same in light and in shade.
///
/// Tone is the logarithm of luma and the chroma planes are chroma over luma, so a photo that got a
/// tenth of the light keeps nearly the same values. All three are in units of 1/256: a step of 26
/// in tone is a luma ratio of about 1.1.
package struct FeaturePlanes {
  /// Columns and rows of every plane.
  let size: Size
  /// Stored pixels per sample, along each axis.
  let scale: Int
  /// Tone alone for a grey photo, else tone, Cb and Cr: one plane after the other, row by row. Tone
  /// is 256 × ln(luma + ``LumaRatio/floor``), the others 256 × ``chromaWeight`` × (C − 128) over
  /// the same sum.
  let planes: [Int16]
  /// 1 or 3.
  let planeCount: Int
  /// The same, sample by sample: tone, Cb, Cr and 0 (tone and three zeros for a grey photo).
  let channels: [Int16]

  /// The longest side wanted, in samples: print and thin rules vanish at it, borders do not. A
  /// working value.
  static let longEdgeMaximum = 400
  /// What chroma counts against tone: its steps are smaller than luma steps in code values but
  /// seldom come from texture. A working value.
  static let chromaWeight: Float = 1.5
  /// What is strange in full counts as so much tone: many times a step.
  private static let strangeTone: Float = 256
  /// Bound of the chroma planes, in their units: four differences of them, 4 × 2 × 2000, stay
  /// within 16 bits.
  static let chromaMaximum: Float = 2000

  /// Reduces the half-size planes of a photo by 2, or takes them as they are where they are small
  /// already or the document is.
  ///
  /// - Parameters:
  ///   - isFine: Whether to take them as they are in any case.
  ///   - gain: How many times a step counts, 1 or 2: a pale card on a pale table differs from it by
  ///     a few hundredths, which pass for a side when they are counted twice.
  package init(_ photo: ReducedPhoto, isFine: Bool = false, gain: Int16 = 1) {
    precondition((1...2).contains(gain), "more would not fit the sums of squares")
    let source = photo.lumaHalf.size
    let step = isFine || source.longEdge <= Self.longEdgeMaximum ? 1 : 2
    let size = Size(width: max(1, source.width / step), height: max(1, source.height / step))
    self.size = size
    scale = 2 * photo.factor * step
    let luma = Self.sums(of: photo.lumaHalf, size: size, step: step)
    let count = size.area
    let floor = LumaRatio.floor
    let chroma = [photo.blue, photo.red].compactMap { plane in
      plane.map { Self.sums(of: $0, size: size, step: step) }
    }
    let planeCount = 1 + chroma.count
    self.planeCount = planeCount
    planes = unsafe [Int16](unsafeUninitializedCapacity: planeCount * count) { out, filled in
      filled = planeCount * count
      guard let out = out.baseAddress else { return }
      unsafe cvector_tone_row(out, luma, floor, count)
      if gain > 1 {
        for i in 0..<count { unsafe out[i] *= gain }
      }
      for (index, sums) in chroma.enumerated() {
        unsafe cvector_ratio_row(
          out + (1 + index) * count, sums, luma, floor, Float(gain) * 256 * Self.chromaWeight,
          Self.chromaMaximum, count)
      }
    }
    channels = Self.interleaved(planes, planeCount, count)
  }

  /// How strange each place is to the ground, in place of its tone.
  ///
  /// - Parameter photo: The planes that the ground was told from.
  init(_ ground: GroundColours, like photo: FeaturePlanes) {
    size = photo.size
    scale = photo.scale
    planes = ground.strangeness.map { Int16($0 * Self.strangeTone) }
    planeCount = 1
    channels = Self.interleaved(planes, planeCount, size.area)
  }

  /// The tone that a twentieth of the photo exceeds.
  var brightTone: Float {
    let some = stride(from: 0, to: size.area, by: 16).map { planes[$0] }
    return Float(some.element(ofRank: (some.count - 1) * 19 / 20))
  }

  private static func interleaved(_ planes: [Int16], _ planeCount: Int, _ count: Int) -> [Int16] {
    unsafe [Int16](unsafeUninitializedCapacity: 4 * count) { out, filled in
      filled = 4 * count
      guard let out = out.baseAddress else { return }
      unsafe cvector_interleave(out, planes, planeCount, count)
    }
  }

  /// Sums of 2 × 2 samples (or four times the sample where `step` is 1), 0…1020: two bits more than
  /// code values, which dark photos need.
  private static func sums(of plane: Plane, size: Size, step: Int) -> [Int16] {
    precondition(plane.height >= size.height * step && plane.width >= size.width * step)
    return unsafe [Int16](unsafeUninitializedCapacity: size.area) { out, filled in
      filled = size.area
      guard let out = out.baseAddress else { return }
      let sum = unsafe step == 1 ? cvector_quadruple : cvector_sum_quads
      unsafe sum(out, plane.samples, plane.width, size.width, size.height)
    }
  }
}
