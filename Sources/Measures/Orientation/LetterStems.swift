import Raster

/// On which side of their stems capitals have their arms: at the right in print, at the left in its
/// mirror image.
///
/// B, D, E, F, K, L, P and R have an upright stroke at the left and something level that begins on
/// it; J alone has it the other way round. A half turn changes the side as well, so it must be
/// known which way up the print lies.
struct LetterStems {
  /// The share of the arms that are at the right of a stem, less that of those at its left, −1…1; 0
  /// where there is no print.
  let leaning: Float

  /// How large letters are in the samples of a map.
  struct Scale: Sendable {
    /// Samples that a stem is long at least; odd.
    let stem: Int
    /// How far from a stem's middle an arm may lie, in samples.
    let reach: ClosedRange<Int>
  }

  /// Reads a map of print that lies upright.
  ///
  /// - Complexity: O(samples × stem) where there is ink.
  init(_ map: InkMap, scale: Scale) {
    let (w, h) = (map.size.width, map.size.height)
    let half = scale.stem / 2
    precondition(map.ink.count == map.size.area && !map.isHalfTurned)
    var right: Float = 0
    var left: Float = 0
    guard h > scale.stem, w > 2 * scale.reach.upperBound + 2 else {
      leaning = 0
      return
    }
    // The least ink above and below a place, and beside it: long both ways at once is a blot.
    func stem(_ x: Int, _ y: Int) -> Float {
      var least = map.ink[y &* w &+ x]
      for v in (y - half)...(y + half) where least > 0 { least = min(least, map.ink[v &* w &+ x]) }
      return least
    }
    for y in half..<(h - half) {
      let row = y &* w
      var stems = [Float](repeating: 0, count: w)
      var arms = stems
      for x in 1..<(w - 1) where map.ink[row &+ x] > 0 {
        stems[x] = stem(x, y)
        let beside = min(map.ink[row &+ x &- 1], map.ink[row &+ x], map.ink[row &+ x &+ 1])
        arms[x] = max(0, beside - stems[x])
      }
      let far = scale.reach.upperBound
      for x in far..<(w - far) where stems[x] > 0 {
        for step in scale.reach {
          right += stems[x] * arms[x + step]
          left += stems[x] * arms[x - step]
        }
      }
    }
    let all = right + left
    leaning = all > 0 ? (right - left) / all : 0
  }
}
