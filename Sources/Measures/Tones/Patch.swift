/// Places that hang together, side by side or one above the other, and the shape of what they make.
package struct Patch {
  /// The places, row by row of a map of some width.
  package let places: [Int]
  /// Columns that it reaches over.
  package let columns: ClosedRange<Int>
  /// Rows that it reaches over.
  package let rows: ClosedRange<Int>
  /// Its centre, in places from the map's first corner to the middle of a place.
  package let centre: SIMD2<Double>
  /// Its area over that of the rectangle with its second moments: 1 for a rectangle, π / 3 for an
  /// ellipse, less for what has arms or holes.
  package let fullness: Double
  /// The width of that rectangle, in places.
  package let width: Double

  /// The patch of some places.
  ///
  /// - Parameters:
  ///   - places: At least one.
  ///   - mapWidth: Places in a row of the map.
  package init(_ places: [Int], mapWidth: Int) {
    precondition(!places.isEmpty)
    self.places = places
    var (left, right, top, bottom) = (mapWidth, 0, Int.max, 0)
    var sum = SIMD2<Double>()
    var squares = SIMD3<Double>()
    for place in places {
      let (column, row) = (place % mapWidth, place / mapWidth)
      left = min(left, column)
      right = max(right, column)
      top = min(top, row)
      bottom = max(bottom, row)
      let (x, y) = (Double(column), Double(row))
      sum += SIMD2(x, y)
      squares += SIMD3(x * x, y * y, x * y)
    }
    columns = left...right
    rows = top...bottom
    let count = Double(places.count)
    centre = sum / count
    // A place is a square, not a point: a twelfth is its own second moment.
    let xx = squares.x / count - centre.x * centre.x + 1 / 12
    let yy = squares.y / count - centre.y * centre.y + 1 / 12
    let xy = squares.z / count - centre.x * centre.y
    let determinant = max(1e-9, xx * yy - xy * xy)
    let half = (xx + yy) / 2
    let least = half - max(0, half * half - determinant).squareRoot()
    width = (12 * max(0, least)).squareRoot()
    fullness = count / (12 * determinant.squareRoot())
  }

  /// The patches of equal labels, in the order of their first places; a label of 0 belongs to none.
  ///
  /// - Parameters:
  ///   - labels: Of each place, row by row.
  ///   - mapWidth: Places in a row.
  ///   - least: Fewer places are no patch.
  package static func all(of labels: consuming [UInt8], mapWidth: Int, least: Int) -> [Patch] {
    var patches: [Patch] = []
    for start in labels.indices where labels[start] != 0 {
      let label = labels[start]
      var places = [start]
      labels[start] = 0
      var next = 0
      func take(_ place: Int) {
        guard labels[place] == label else { return }
        labels[place] = 0
        places.append(place)
      }
      while next < places.count {
        let place = places[next]
        next += 1
        let column = place % mapWidth
        if column > 0 { take(place - 1) }
        if column + 1 < mapWidth { take(place + 1) }
        if place >= mapWidth { take(place - mapWidth) }
        if place + mapWidth < labels.count { take(place + mapWidth) }
      }
      if places.count >= least { patches.append(Patch(places, mapWidth: mapWidth)) }
    }
    return patches
  }
}
