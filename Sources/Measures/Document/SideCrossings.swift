import Raster

/// Where each side crosses each other one, and at what angle, worked out once.
struct SideCrossings {
  private let count: Int
  private let points: [Point]
  /// Cosines of the angles between the lines, 0…1.
  private let cosines: [Double]

  init(_ sides: [Int], in table: SideTable) {
    count = sides.count
    var points: [Point] = []
    var cosines: [Double] = []
    for a in sides {
      let first = table.sides[a].line
      for b in sides {
        let second = table.sides[b].line
        let cosine = first.normal.x * second.normal.x + first.normal.y * second.normal.y
        cosines.append(cosine.magnitude)
        points.append(first.intersection(second) ?? Point(x: .nan, y: .nan))
      }
    }
    self.points = points
    self.cosines = cosines
  }

  /// Where two sides cross, by their places in the list; not a number for parallel ones.
  subscript(a: Int, b: Int) -> Point { points[a &* count &+ b] }

  /// Whether two sides are far enough from parallel to meet in a corner.
  func areNeighbours(_ a: Int, _ b: Int, _ cosineMaximum: Double) -> Bool {
    cosines[a &* count &+ b] < cosineMaximum
  }

  /// All pairs of sides that may be opposite each other.
  func pairs(oppositeCosine: Double) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    for a in 0..<count {
      for b in (a + 1)..<max(a + 1, count) where cosines[a * count + b] > oppositeCosine {
        pairs.append((a, b))
      }
    }
    return pairs
  }
}
