import Raster

/// To which side letters are open: c, e and K to the right, n, m and A downwards, u and v upwards,
/// 3 and 7 and most letters of Hebrew to the left.
///
/// A sample of paper between the edges of a line's core belongs to an opening where ink stands
/// within ``reachShare`` on three sides of it and not on the fourth.
///
/// - Source: H. B. Aradhye, "A generic method for determining up/down orientation of text in roman
///   and non-roman scripts", Pattern Recognition 38 (2005) 2114–2131, tells upside-down text by the
///   letters that open to the left and to the right; how openings are found is our own.
struct LetterOpenings {
  /// Samples of paper that are open to each side.
  private(set) var right: Float = 0
  private(set) var left: Float = 0
  private(set) var down: Float = 0
  private(set) var up: Float = 0

  /// How far ink may stand, as a share of the core's height: a round letter is about as wide as
  /// high. A working value, and so is ``reachMinimum``, in samples.
  private static let reachShare = 0.9
  private static let reachMinimum = 3

  /// Looks at the core of one line and a sample above and below it.
  ///
  /// - Complexity: O(samples of the line).
  init(_ print: LevelPrint, _ line: PrintLine) {
    let reach = max(Self.reachMinimum, Int(Self.reachShare * Double(line.core.count)))
    let (w, h) = (print.size.width, print.size.height)
    let columns = max(0, line.columns.lowerBound - reach)..<min(w, line.columns.upperBound + reach)
    let rows = max(0, line.core.lowerBound - 1 - reach)..<min(h, line.core.upperBound + 1 + reach)
    let count = columns.count
    let wall = line.wall
    /// Rows from each sample to the ink below it; more than `reach` for none.
    var below = [Int](repeating: reach + 1, count: count * rows.count)
    precondition(print.ink.count == print.size.area)
    for y in rows.dropLast().reversed() {
      let (at, next) = ((y - rows.lowerBound) * count, (y + 1) * w + columns.lowerBound)
      unsafe print.ink.withPointer(at: next) { ink in
        unsafe below.withMutablePointer(at: at) { out in
          for x in 0..<count {
            let far = unsafe out[count &+ x]
            unsafe out[x] = unsafe ink[x] >= wall ? 1 : (far < reach ? far : reach) &+ 1
          }
        }
      }
    }
    var above = [Int](repeating: reach + 1, count: count)
    let shift = line.columns.lowerBound - columns.lowerBound
    let inside = shift..<(shift + line.columns.count)
    let core =
      max(1, line.core.lowerBound - 1)..<min(h - 1, line.core.upperBound + 1)
    var next = above
    for y in rows where y < core.upperBound {
      unsafe print.ink.withPointer(at: y * w + columns.lowerBound) { ink in
        if core.contains(y) {
          unsafe below.withPointer(at: (y - rows.lowerBound) * count) { below in
            unsafe add(
              ink, wall: wall, reach: reach, inside: inside, above: above, below: below,
              next: &next)
          }
        }
        unsafe above.withMutablePointer(at: 0) { above in
          for x in 0..<count {
            let far = unsafe above[x]
            unsafe above[x] = unsafe ink[x] >= wall ? 1 : (far < reach ? far : reach) &+ 1
          }
        }
      }
    }
  }

  /// Counts one row.
  ///
  /// - Parameters:
  ///   - ink: Of as many samples as `above`, and so `below`.
  ///   - next: Room for as many.
  private mutating func add(
    _ ink: UnsafePointer<Float>, wall: Float, reach: Int, inside: Range<Int>, above: [Int],
    below: UnsafePointer<Int>, next: inout [Int]
  ) {
    let count = above.count
    precondition(next.count == count && inside.lowerBound >= 0 && inside.upperBound <= count)
    next[count - 1] = reach + 1
    unsafe next.withMutablePointer(at: 0) { next in
      for x in (0..<(count - 1)).reversed() {
        let far = unsafe next[x &+ 1]
        unsafe next[x] = unsafe ink[x &+ 1] >= wall ? 1 : (far < reach ? far : reach) &+ 1
      }
    }
    var last = reach + 1
    for x in 0..<inside.upperBound {
      let isPaper = unsafe ink[x] < wall
      if isPaper, x >= inside.lowerBound {
        let hasLeft = last <= reach
        let hasRight = next[x] <= reach
        let hasUp = above[x] <= reach
        let hasDown = unsafe below[x] <= reach
        switch (hasLeft, hasRight, hasUp, hasDown) {
        case (false, true, true, true): left += 1
        case (true, false, true, true): right += 1
        case (true, true, false, true): up += 1
        case (true, true, true, false): down += 1
        default: break
        }
      }
      last = isPaper ? min(reach, last) + 1 : 1
    }
  }
}
