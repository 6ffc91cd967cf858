import Raster

/// The print of a page, straight on and with its small skew taken out: lines run along the rows.
struct LevelPrint {
  let size: Size
  /// How much darker than the paper each sample is, 0…1.
  let ink: [Float]

  /// - Parameters:
  ///   - map: Whose lines run along its rows.
  ///   - slope: Of the lines, rows per column.
  init(_ map: InkMap, slope: Double) {
    precondition(!map.isHalfTurned)
    size = map.size
    let (w, h) = (size.width, size.height)
    var ink = [Float](repeating: 0, count: size.area)
    for (columns, shift) in Self.steps(width: w, slope: slope) {
      for y in max(0, -shift)..<max(0, -shift, min(h, h - shift)) {
        let (to, from) = (y * w + columns.lowerBound, (y + shift) * w + columns.lowerBound)
        unsafe map.ink.withPointer(at: from) { source in
          unsafe ink.withMutablePointer(at: to) {
            unsafe $0.update(from: source, count: columns.count)
          }
        }
      }
    }
    self.ink = ink
  }

  /// Columns side by side that are shifted by as many rows, and by how many.
  private static func steps(width: Int, slope: Double) -> [(columns: Range<Int>, shift: Int)] {
    var steps: [(columns: Range<Int>, shift: Int)] = []
    for x in 0..<width {
      let shift = Int(((Double(x) + 0.5 - Double(width) / 2) * slope).rounded())
      if let last = steps.last, last.shift == shift {
        steps[steps.count - 1].columns = last.columns.lowerBound..<(x + 1)
      } else {
        steps.append((x..<(x + 1), shift))
      }
    }
    return steps
  }

  /// The mean ink of each row over some columns.
  func profile(_ columns: Range<Int>) -> [Float] {
    let (w, h) = (size.width, size.height)
    return (0..<h).map { y in
      var sum: Float = 0
      for x in columns { sum += ink[y &* w &+ x] }
      return sum / Float(max(1, columns.count))
    }
  }
}
