import Raster

/// The card within an outline that is that of a clear sleeve around it.
///
/// A sleeve has about a card's proportions, a better border and the card's print. But a card is
/// printed up to a few millimetres of its border, and it is light blue: within a sleeve there is
/// room around the print, and in that room colour ends along four straight lines of a card's
/// proportions.
///
/// The constants are working values, placed on 20 drawn cards in sleeves whose own outlines were
/// known: 12 overlap the true outline by 0.95 without this and 18 with it.
struct SleevedCard {
  /// Cells that the print leaves free at the left and right together, and above and below, from
  /// which on there may be a sleeve: a sixth and a quarter of the outline; a card leaves a ninth
  /// and a seventh at most.
  private static let freeColumns = 6
  private static let freeRows = 6
  /// A card is smaller than this share of the sleeve.
  private static let areaMaximum = 0.93
  /// How far outside the sleeve's outline a corner of the card may lie, in samples: a side may be
  /// both's.
  private static let outside = 6.0
  /// How far beyond that outline colour is looked at, in samples: its own step is one.
  private static let margin = 5.0
  /// So near to it what looks like print is its shade, in samples.
  private static let shade = 10.0
  /// A card's proportions are kept to this, in ln(width / height), and what a deviation of the
  /// second costs.
  private static let aspectMaximum = 0.12
  private static let aspectFull = 0.3
  private static let aspectWeight: Float = 0.5

  private let photo: ReducedPhoto
  private let sleeve: Quad
  /// Where there is print, in samples of the half-size planes.
  private let print: [Point]
  private let scale: Double

  /// - Parameters:
  ///   - sleeve: The outline, in stored pixels.
  ///   - map: What is read within it, a long side up.
  ///   - corners: Of that reading, in stored pixels.
  /// - Returns: `nil` where the print leaves no more room than a card's own.
  init?(_ photo: ReducedPhoto, in sleeve: Quad, map: InkMap, corners: Quad) {
    let (w, h) = (map.cells.width, map.cells.height)
    // The cells along the border hold the border.
    let isPrinted = PrintCells.printed(Self.contrast(in: map), map.cells)
    let places = isPrinted.indices.filter { isPrinted[$0] }.map { (x: $0 % w, y: $0 / w) }
      .filter { $0.x > 0 && $0.x < w - 1 && $0.y > 0 && $0.y < h - 1 }
    guard let left = places.map(\.x).min(), let right = places.map(\.x).max(),
      let top = places.map(\.y).min(), let bottom = places.map(\.y).max(),
      w - 1 - right + left >= Self.freeColumns || h - 1 - bottom + top >= Self.freeRows,
      let own = Homography(width: Double(w), height: Double(h), to: corners)
    else { return nil }
    let scale = Double(2 * photo.factor)
    print = places.map {
      own.map(Point(x: Double($0.x) + 0.5, y: Double($0.y) + 0.5)) * (1 / scale)
    }
    self.scale = scale
    self.photo = photo
    self.sleeve = sleeve.scaled(by: 1 / scale)
  }

  /// How much more ink each cell has than its own brightest place: the shades of a sleeve are no
  /// print.
  private static func contrast(in map: InkMap) -> [Float] {
    let (width, side) = (map.size.width, map.size.width / map.cells.width)
    return map.density.indices.map { cell in
      let density = map.density[cell]
      if density < PrintCells.inkMinimum { return 0 }
      let first = cell / map.cells.width * side * width + cell % map.cells.width * side
      var least = density
      for row in 0..<side {
        let samples = map.ink[first + row * width..<first + row * width + side]
        least = min(least, samples.min() ?? 0)
        // Paper shows between most print.
        if least == 0 { return density }
      }
      return density - least
    }
  }

  /// The card's outline; `nil` where none is seen.
  ///
  /// - Parameter aspectError: Of an outline in stored pixels, in ln(width / height).
  func finding(aspectError: (Quad) -> Double) -> DocumentFinding? {
    guard var field = FaintField(bluenessOf: photo), let cells = PrintCells(in: photo) else {
      return nil
    }
    let lines = sleeve.edges.map { Line(from: $0.from, to: $0.to) }
    func isWithin(_ p: Point, by distance: Double) -> Bool {
      lines.allSatisfy { $0.distance(to: p) >= distance }
    }
    let isNearPrint = cells.isNearPrint { isWithin($0 * (1 / scale), by: Self.shade) }
    field.exclude(isNearPrint, of: cells.size)
    field.exclude(outside: sleeve, margin: Self.margin)
    let card = FaintOutline(field, around: print) { quad in
      guard quad.area <= Self.areaMaximum * sleeve.area,
        quad.corners.allSatisfy({ isWithin($0, by: -Self.outside) })
      else { return nil }
      let error = aspectError(quad.scaled(by: scale))
      guard error < Self.aspectMaximum else { return nil }
      return Self.aspectWeight * Float(error / Self.aspectFull)
    }
    return card.map {
      DocumentFinding(
        corners: $0.quad.scaled(by: scale).corners, sides: [.seen, .seen, .seen, .seen],
        score: Double($0.score)
      ).refined(in: photo)
    }
  }
}
