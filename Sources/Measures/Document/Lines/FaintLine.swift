import Raster

/// A straight line that only shows when the picture is summed along it.
struct FaintLine: Equatable {
  /// Samples across for each sample along: y for each x of a level line, x for each y of an upright
  /// one.
  let slope: Double
  /// Where it crosses the first column, or row, in samples.
  let offset: Double
  /// 1 where the picture brightens across it, −1 where it darkens.
  let sign: Int16
  /// What its best stretch sums up to, in units of the spread of one part.
  let merit: Float

  /// Its place across, so far along.
  func across(at along: Double) -> Double { offset + slope * along }

  /// Where a level line crosses an upright one, in samples.
  func crossing(_ upright: FaintLine) -> Point {
    let y = (offset + slope * upright.offset) / (1 - slope * upright.slope)
    return Point(x: upright.across(at: y), y: y)
  }
}
