import Raster

/// A small copy of the photo in which an edge weighs the same in light and in shade.
///
/// `tone` is the logarithm of luma and the chroma planes are chroma over luma, so a photo that got a
/// tenth of the light keeps nearly the same values. All three are in units of 1/256: a step of 26 in
/// `tone` is a luma ratio of about 1.1.
struct FeaturePlanes {
  /// Columns and rows of every plane.
  let size: Size
  /// Stored pixels per sample, along each axis.
  let scale: Int
  /// 256 × ln(luma + ``lumaFloor``), row by row.
  let tone: [Int16]
  /// 256 × ``chromaWeight`` × (Cb − 128) / (luma + ``lumaFloor``); empty for a grey photo.
  let blue: [Int16]
  /// As `blue`, of Cr.
  let red: [Int16]

  /// The planes that exist: tone alone for a grey photo.
  var planes: [[Int16]] { blue.isEmpty ? [tone] : [tone, blue, red] }

  /// The longest side wanted, in samples: print and thin rules vanish at it, borders do not.
  static let longEdgeMaximum = 400
  /// Added to luma so that the noise of black places does not become large, in code values.
  static let lumaFloor = 8.0
  /// Chroma steps are smaller than luma steps in code values but seldom come from texture.
  static let chromaWeight = 1.5

  /// Reduces the half-size planes of a photo by 2, or takes them as they are where they are small
  /// already or the document is.
  ///
  /// - Parameter isFine: Whether to take them as they are in any case.
  init(_ photo: ReducedPhoto, isFine: Bool = false) {
    let source = photo.lumaHalf.size
    let step = isFine || source.longEdge <= Self.longEdgeMaximum ? 1 : 2
    size = Size(
      width: max(1, source.width / step), height: max(1, source.height / step))
    scale = 2 * photo.factor * step
    // Sums of four keep two bits more than code values, which dark photos need.
    let sums = Self.sums(of: photo.lumaHalf, size: size, step: step)
    let logarithms = (0...1020).map { sum in
      Int16(256 * Trigonometry.logarithm(Double(sum) / 4 + Self.lumaFloor))
    }
    tone = sums.map { logarithms[Int($0)] }
    guard let blue = photo.blue, let red = photo.red else {
      self.blue = []
      self.red = []
      return
    }
    // The quotient in 1/1024 by table: a division per sample costs more than all else here.
    let reciprocals = (0...1020).map { sum in
      Int32(256 * Self.chromaWeight * 1024 / 4 / (Double(sum) / 4 + Self.lumaFloor))
    }
    func ratio(_ plane: Plane, _ size: Size) -> [Int16] {
      let chroma = Self.sums(of: plane, size: size, step: step)
      return unsafe [Int16](unsafeUninitializedCapacity: chroma.count) { out, count in
        for i in 0..<chroma.count {
          let value = (Int32(chroma[i]) &- 512) &* reciprocals[Int(sums[i])]
          unsafe out[i] = Int16(truncatingIfNeeded: value >> 10)
        }
        count = chroma.count
      }
    }
    self.blue = ratio(blue, size)
    self.red = ratio(red, size)
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
          let below = step == 2 ? stride : 0
          let right = step == 2 ? 1 : 0
          for x in 0..<size.width {
            let i = row &+ x &* step
            let top = unsafe Int16(source[i]) &+ Int16(source[i &+ right])
            let bottom = unsafe Int16(source[i &+ below]) &+ Int16(source[i &+ below &+ right])
            unsafe out[target &+ x] = top &+ bottom
          }
        }
      }
      count = size.area
    }
  }
}
