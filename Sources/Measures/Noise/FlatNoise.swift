internal import CVector
package import Raster

/// The noise of luma where the picture is flat.
package enum FlatNoise {
  /// Blocks of 16 × 16 that are looked at, spread over the plane.
  static let blocksMaximum = 240
  /// Blocks that are asked whether they lie inside the outline, at most about; above it a coarser
  /// lattice does.
  static let latticeMaximum = 1500
  /// The quantile of blocks that is taken for flat.
  static let flatQuantile = 0.1
  private static let block = 16

  /// The standard deviation at flat places.
  ///
  /// The difference of two Laplacians takes away everything that varies slowly; of independent
  /// noise it leaves 6 times the standard deviation, of which the mean magnitude is √(2/π). Blocks
  /// with print are left out by taking a low quantile. Compression may have removed the noise.
  ///
  /// - Parameters:
  ///   - plane: Luma, code values 0…255.
  ///   - outline: Where to look, in pixels of the plane; `nil` for the whole plane.
  /// - Returns: Code values, 0…about 100; `nil` where no block fits.
  /// - Complexity: O(1): a bounded number of blocks.
  package static func sigma(of plane: Plane, outline: Quad?) -> Double? {
    let columns = (plane.width - 2) / block
    let rows = (plane.height - 2) / block
    guard columns > 0, rows > 0 else { return nil }
    let inside = outline.map(HalfPlanes.init)
    var places: [Int] = []
    var step = 1
    while columns * rows / (step * step) > latticeMaximum { step += 1 }
    for row in stride(from: 0, to: rows, by: step) {
      for column in stride(from: 0, to: columns, by: step) {
        let x = 1 + column * block
        let y = 1 + row * block
        if inside?.contains(x: x + block / 2, y: y + block / 2) ?? true {
          places.append(y * plane.width + x)
        }
      }
    }
    guard !places.isEmpty else { return nil }
    let count = min(places.count, blocksMaximum)
    var roughness: [UInt32] = []
    unsafe plane.samples.withUnsafeBufferPointer { samples in
      guard let base = samples.baseAddress else { return }
      for i in 0..<count {
        let place = places[i * places.count / count]
        unsafe roughness.append(cvector_block_roughness(base + place, plane.width))
      }
    }
    roughness.sort()
    let flat = Double(roughness[Int(flatQuantile * Double(count - 1))])
    let meanMagnitude = flat / Double(block * block)
    return meanMagnitude / 6 * (Double.pi / 2).squareRoot()
  }
}
