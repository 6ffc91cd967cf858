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
    let shifts = (0..<w).map { Int(((Double($0) + 0.5 - Double(w) / 2) * slope).rounded()) }
    var ink = [Float](repeating: 0, count: size.area)
    for y in 0..<h {
      for x in 0..<w {
        let row = y &+ shifts[x]
        if row >= 0, row < h { ink[y &* w &+ x] = map.ink[row &* w &+ x] }
      }
    }
    self.ink = ink
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
