import Raster

/// On which side of their stems letters have their arms: at the right in print, at the left in its
/// mirror image, and at the left where print lies upside down.
///
/// B, D, E, F, K, L, P and R have an upright stroke at the left and something level that begins on
/// it, and so have most letters of Cyrillic and Greek; J alone has it the other way round, and of
/// the small letters a, d, q and u. Digits have their uprights at the right, letters of Devanagari
/// too.
struct LetterStems {
  /// How large letters are in samples.
  struct Scale: Sendable {
    /// Samples that a stem is long at least; odd.
    let stem: Int
    /// Samples that an arm is long at least; odd.
    let arm: Int
    /// How far from a stem's middle an arm may lie, in samples.
    let reach: ClosedRange<Int>
  }

  /// What the arms at the right of stems weigh, and those at the left.
  private(set) var right: Float = 0
  private(set) var left: Float = 0

  /// Samples that were looked at.
  private let area: Int

  /// What arms weigh by noise, for each sample; good print has four times as much and more. A
  /// working value.
  private static let noise: Float = 0.0003

  /// The share of the arms that are at the right less that of those at the left, −1…1; near 0 where
  /// there is no print.
  var leaning: Float { (right - left) / (right + left + Self.noise * Float(max(1, area))) }

  /// Reads rows of print.
  ///
  /// - Parameters:
  ///   - ink: Row by row, 0…1.
  ///   - rows: Of `size`, those that are looked at, and so `columns`.
  /// - Complexity: O(samples × (stem + arm)) where there is ink.
  init(
    _ ink: [Float], _ size: Size, rows: Range<Int>, columns: Range<Int>, scale: Scale
  ) {
    let w = size.width
    let (half, beside, far) = (scale.stem / 2, scale.arm / 2, scale.reach.upperBound)
    precondition(ink.count == size.area)
    area = columns.count * rows.count
    let (from, to) = (max(half, rows.lowerBound), min(size.height - half, rows.upperBound))
    // Samples beside the columns have no arms here.
    let start = columns.lowerBound - far
    guard w > 2 * (far + beside), from < to, columns.lowerBound < w - far,
      columns.upperBound > far
    else { return }
    let reached = max(far, columns.lowerBound)..<min(w - far, columns.upperBound)
    let looked = max(beside, columns.lowerBound)..<min(w - beside, columns.upperBound)
    func least(_ at: Int, _ count: Int, step: Int) -> Float {
      var least = ink[at]
      for k in -count...count where least > 0 { least = min(least, ink[at &+ k &* step]) }
      return least
    }
    for y in from..<to {
      let row = y &* w
      var stems = [Float](repeating: 0, count: columns.count + 2 * far)
      var arms = stems
      for x in looked where ink[row &+ x] > 0 {
        let at = x - start
        stems[at] = least(row &+ x, half, step: w)
        // Long both ways at once is a blot.
        arms[at] = max(0, least(row &+ x, beside, step: 1) - stems[at])
      }
      for at in (reached.lowerBound - start)..<(reached.upperBound - start) where stems[at] > 0 {
        for step in scale.reach {
          right += stems[at] * arms[at + step]
          left += stems[at] * arms[at - step]
        }
      }
    }
  }

  /// Reads a map of print.
  init(_ map: InkMap, scale: Scale) {
    precondition(!map.isHalfTurned)
    self.init(
      map.ink, map.size, rows: 0..<map.size.height, columns: 0..<map.size.width, scale: scale)
  }
}
