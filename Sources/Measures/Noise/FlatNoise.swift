internal import CVector
package import Raster

/// The noise of luma where the picture is flat.
package enum FlatNoise {
  /// The quantile of blocks that is taken for flat. A working value.
  static let flatQuantile = 0.1
  /// What the filter makes of independent noise of standard deviation 1: the root of its squared
  /// weights' sum, 1 2 1 across and down with the signs of a second difference each,
  /// √(4 × 1 + 4 × 4 + 16) = 6.
  static let gain = 6.0

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
    let places = FlatBlocks.places(in: plane, outline: outline)
    guard !places.isEmpty else { return nil }
    let roughness = places.map { place in
      unsafe plane.samples.withPointer(at: place) { block in
        unsafe cvector_block_roughness(block, plane.width)
      }
    }
    guard let flat = roughness.quantile(flatQuantile) else { return nil }
    let meanMagnitude = Double(flat) / Double(FlatBlocks.side * FlatBlocks.side)
    return meanMagnitude / gain * (Double.pi / 2).squareRoot()
  }
}
