import Raster

/// A small copy of the photo in which an edge weighs the same in light and in shade.
///
/// Tone is the logarithm of luma and the chroma planes are chroma over luma, so a photo that got a
/// tenth of the light keeps nearly the same values. All three are in units of 1/256: a step of 26 in
/// tone is a luma ratio of about 1.1.
struct FeaturePlanes {
  /// Columns and rows of every plane.
  let size: Size
  /// Stored pixels per sample, along each axis.
  let scale: Int
  /// Tone alone for a grey photo; else tone, Cb and Cr, row by row:
  /// 256 × ln(luma + ``lumaFloor``), 256 × ``chromaWeight`` × (C − 128) / (luma + ``lumaFloor``).
  let planes: [[Int16]]

  /// The longest side wanted, in samples: print and thin rules vanish at it, borders do not.
  static let longEdgeMaximum = 400
  /// Added to luma so that the noise of black places does not become large, in code values.
  static let lumaFloor = 8.0
  /// Chroma steps are smaller than luma steps in code values but seldom come from texture.
  static let chromaWeight = 1.5
  /// Bound of the chroma planes: four differences of them stay within 16 bits.
  static let chromaMaximum: Int32 = 2000

  /// Reduces the half-size planes of a photo by 2, or takes them as they are where they are small
  /// already or the document is.
  ///
  /// - Parameter isFine: Whether to take them as they are in any case.
  init(_ photo: ReducedPhoto, isFine: Bool = false) {
    let source = photo.lumaHalf.size
    let step = isFine || source.longEdge <= Self.longEdgeMaximum ? 1 : 2
    let size = Size(width: max(1, source.width / step), height: max(1, source.height / step))
    self.size = size
    scale = 2 * photo.factor * step
    // Sums of four keep two bits more than code values, which dark photos need.
    let sums = Self.sums(of: photo.lumaHalf, size: size, step: step)
    let tone = sums.map { FeatureTables.tone[Int($0)] }
    let chroma = [photo.blue, photo.red].compactMap { plane in
      plane.map { Self.ratios(of: Self.sums(of: $0, size: size, step: step), to: sums) }
    }
    planes = [tone] + chroma
  }

  /// Chroma over luma; the quotient by table, since a division per sample costs more than all else.
  private static func ratios(of chroma: [Int16], to sums: [Int16]) -> [Int16] {
    unsafe [Int16](unsafeUninitializedCapacity: chroma.count) { out, count in
      for i in 0..<chroma.count {
        let product = (Int32(chroma[i]) &- 512) &* FeatureTables.reciprocal[Int(sums[i])]
        let value = product &>> 10
        unsafe out[i] = Int16(truncatingIfNeeded: max(-chromaMaximum, min(chromaMaximum, value)))
      }
      count = chroma.count
    }
  }

  /// Sums of 2 × 2 samples (or four times the sample where `step` is 1), 0…1020.
  private static func sums(of plane: Plane, size: Size, step: Int) -> [Int16] {
    let stride = plane.width
    precondition(plane.height >= size.height * step && stride >= size.width * step)
    return unsafe [Int16](unsafeUninitializedCapacity: size.area) { out, count in
      unsafe plane.samples.withUnsafeBufferPointer { source in
        for y in 0..<size.height {
          let row = y &* step &* stride
          let target = y &* size.width
          if step == 1 {
            for x in 0..<size.width { unsafe out[target &+ x] = Int16(source[row &+ x]) &<< 2 }
            continue
          }
          for x in 0..<size.width {
            let i = row &+ 2 &* x
            let top = unsafe Int16(source[i]) &+ Int16(source[i &+ 1])
            let bottom = unsafe Int16(source[i &+ stride]) &+ Int16(source[i &+ stride &+ 1])
            unsafe out[target &+ x] = top &+ bottom
          }
        }
      }
      count = size.area
    }
  }
}

/// What the planes hold for each sum of four luma samples, 0…1020.
private enum FeatureTables {
  static let tone: [Int16] = (0...1020).map { sum in
    Int16(256 * Trigonometry.logarithm(Double(sum) / 4 + FeaturePlanes.lumaFloor))
  }
  /// 1024 × 256 × chroma weight / 4 over luma.
  static let reciprocal: [Int32] = (0...1020).map { sum in
    Int32(
      256 * FeaturePlanes.chromaWeight * 1024 / 4 / (Double(sum) / 4 + FeaturePlanes.lumaFloor))
  }
}
