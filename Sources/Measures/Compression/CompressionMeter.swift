internal import CVector
package import Raster

/// Measures what saving as JPEG has done to the picture.
///
/// The value is the larger of two: what the quality of the last saving must have done, and what the
/// grid of 8 × 8 blocks shows against the picture's own detail (which an earlier saving may have
/// left). The grid is looked for only where the reduced luma is the stored one, factor 1; a picture
/// that was resized after a bad saving has lost the grid.
package enum CompressionMeter {
  /// From quality 55 on the steps are too small to be seen at arm's length; at 5 next to nothing is
  /// left of a line of print. A working value: the steps are 0.9, 10 and 25 times annex K's
  /// at 55, 5 and 2.
  static let qualityDamage = Ramp(zero: 55, one: 2)
  /// How much larger steps between blocks are than steps inside them, as 1 − inside / between.
  /// Photos saved at 60 reach 0.4. A working value.
  static let blockingDamage = Ramp(zero: 0.42, one: 0.8)
  /// Added to both means, in code values, so that a flat picture has no ratio of nothing to
  /// nothing: as one step of a code value in five samples. A working value.
  static let stepFloor = 0.2
  /// A step from one sample to the next counts for at most this, in code values, so that print does
  /// not drown the grid. Placed together with ``blockingDamage``.
  static let stepMaximum: UInt8 = 24
  /// The least width and height for which the grid is looked for, in pixels: eight blocks.
  static let sideMinimum = 64
  /// Rows from one band of blocks that is looked at to the next, and rows of a band: two rows of
  /// blocks of four tell as much as all; one more row has their lower border.
  static let bandStep = 32
  static let bandRows = 17

  /// The reading of ``CheckID/compression``: the damage, 0…1.
  ///
  /// Measures: `quality` (1…100, of a JPEG), `blocking` (−∞…1, around 0 without a grid, where it
  /// was looked for), and of a blurred picture `doubledBlocks` (1.4 at most where there are none)
  /// and, of one more blurred, `interpolation` (1 to 6 where a lens has blurred it): the traces of
  /// enlarging, as ratios of amplitudes.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - lumaTable: The luma quantisation table row by row; `nil` for a PNG.
  ///   - blur: The diameter of the blur in pixels of the stored photo; 0 if unknown.
  package static func reading(
    of photo: ReducedPhoto, lumaTable: [UInt16]?, blur: Double = 0
  ) -> Reading {
    var measures: [String: Double] = [:]
    var damage: Double?
    if let quality = lumaTable.flatMap(JPEGQuality.init)?.quality {
      measures["quality"] = Double(quality)
      damage = qualityDamage(Double(quality))
    }
    if photo.factor == 1, let blocking = blocking(of: photo.luma) {
      measures["blocking"] = blocking
      damage = max(damage ?? 0, blockingDamage(blocking))
    }
    if photo.factor == 1, blur >= EnlargementMeter.blurMinimum,
      let profiles = EnlargementMeter.profiles(of: photo.luma)
    {
      measures["doubledBlocks"] = EnlargementMeter.doubledBlocks(in: profiles)
      if blur >= EnlargementMeter.interpolationBlurMinimum {
        measures["interpolation"] = EnlargementMeter.interpolation(in: profiles)
      }
    }
    guard let damage else {
      let why: Why = lumaTable == nil ? .notInFormat : .tooSmall
      return Reading(notMeasured: .compression, why: why)
    }
    return Reading(.compression, value: damage, measures: measures, cause: .recompressed)
  }

  /// How much the steps between blocks of 8 × 8 stand out, 1 − inside / between.
  ///
  /// - Parameter plane: Luma on the stored grid.
  /// - Returns: About 0 without a grid, towards 1 where nothing but the grid is left; `nil` for a
  ///   picture under ``sideMinimum``.
  static func blocking(of plane: Plane) -> Double? {
    guard plane.size.shortEdge >= sideMinimum else { return nil }
    var steps = cvector_block_steps()
    for y in stride(from: 0, to: plane.height - 1, by: bandStep) {
      unsafe plane.withPointer(x: 0, y: y) { row in
        unsafe cvector_add_block_steps(
          &steps, row, plane.width, min(bandRows, plane.height - y), stepMaximum)
      }
    }
    let columns = means(sums: steps.columns, counts: steps.column_count)
    let rows = means(sums: steps.rows, counts: steps.row_count)
    let between = (columns[7] + rows[7]) / 2
    let inside = (columns[..<7].reduce(0, +) + rows[..<7].reduce(0, +)) / 14
    return 1 - (inside + stepFloor) / (between + stepFloor)
  }

  private typealias Eight = (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

  private static func means(sums: Eight, counts: Eight) -> [Double] {
    let sums = [sums.0, sums.1, sums.2, sums.3, sums.4, sums.5, sums.6, sums.7]
    let counts = [
      counts.0, counts.1, counts.2, counts.3, counts.4, counts.5, counts.6, counts.7,
    ]
    return zip(sums, counts).map { Double($0) / Double(max($1, 1)) }
  }
}
