import Raster

/// The sheet that lies amid a ground hardly darker than it, so that no border is clear.
///
/// Its print says what to look for: it stands together and leaves room around it, and the faint
/// outline around all of it (``FaintOutline``) is the sheet's where the paper is brighter than what
/// lies beyond. A line printed around the print has the same paper on both sides.
///
/// The constants are working values.
struct PaleSheet {
  /// What the score of an outline counts whose sides are so faint.
  private static let scoreShare: Float = 0.75
  /// Where the print's bounds fill more of the frame, the page fills it.
  private static let printedShareMaximum = 0.7
  /// Places along a side at which the light on both sides is read, and the share of the side that
  /// is left out at each end.
  private static let places = 64
  private static let endShare = 0.06
  /// The fewest of them that must lie in the frame.
  private static let placesMinimum = 32
  /// How far from a side light is read, in samples: inside beyond its blur, outside beyond its
  /// shadow. The second ones tell how the light falls off anyway.
  private static let within: [[Double]] = [[4, 5, 6], [9, 10, 11]]
  private static let without: [[Double]] = [[6, 7, 8], [11, 12, 13]]
  /// From the middle of the first to the middle of the other, in lengths between the first and the
  /// second.
  private static let fallLengths = 2.4
  /// A side is brighter within by so many times what the mean may be off, and that is this much, in
  /// code values, where everything agrees.
  private static let errorsMinimum = 3.0
  private static let errorLeast = 0.1
  /// Sides that must be brighter within.
  private static let sidesMinimum = 3

  private let photo: ReducedPhoto
  private let cells: PrintCells

  /// The print in a photo's frame; `nil` where it fills the frame, or there is none.
  init?(in photo: ReducedPhoto) {
    guard let cells = PrintCells(in: photo),
      cells.boundsShare <= Self.printedShareMaximum
    else { return nil }
    self.cells = cells
    self.photo = photo
  }

  /// The sheet's outline; `nil` where none is seen.
  var finding: DocumentFinding? {
    var field = FaintField(lumaOf: photo)
    field.exclude(cells.isNearPrint(), of: cells.size)
    let scale = Double(2 * photo.factor)
    let print = cells.middles.map { $0 * (1 / scale) }
    guard let outline = FaintOutline(field, around: print, cost: { _ in 0 }) else { return nil }
    let found = DocumentFinding(
      corners: outline.quad.scaled(by: scale).corners, sides: [.seen, .seen, .seen, .seen],
      score: Double(outline.score * Self.scoreShare)
    ).refined(in: photo)
    return isPaper(found.quad.scaled(by: 1 / scale)) ? found : nil
  }

  /// Whether what an outline holds is brighter than what lies around it.
  private func isPaper(_ quad: Quad) -> Bool {
    quad.edges.count { isBrighter(behind: Line(from: $0.from, to: $0.to), $0.from, $0.to) }
      >= Self.sidesMinimum
  }

  /// Whether one side of a line is surely brighter: that which its normal points to.
  private func isBrighter(behind line: Line, _ from: Point, _ to: Point) -> Bool {
    var steps: [Float] = []
    for i in 0..<Self.places {
      let share =
        Self.endShare + (1 - 2 * Self.endShare) * (Double(i) + 0.5) / Double(Self.places)
      let place = from + (to - from) * share
      func light(_ distances: [Double]) -> Float? {
        var sum: Float = 0
        for distance in distances {
          let p = place + line.normal * distance
          guard p.x >= 0, p.y >= 0, p.x < Double(photo.lumaHalf.width),
            p.y < Double(photo.lumaHalf.height)
          else { return nil }
          sum += Float(photo.lumaHalf[Int(p.x), Int(p.y)])
        }
        return sum / Float(distances.count)
      }
      guard let near = light(Self.within[0]), let far = light(Self.within[1]),
        let nearOut = light(Self.without[0].map(-)), let farOut = light(Self.without[1].map(-))
      else { continue }
      let fall = ((far - near) + (nearOut - farOut)) / 2 * Float(Self.fallLengths)
      steps.append(near - nearOut - fall)
    }
    guard steps.count >= Self.placesMinimum else { return false }
    let middle = steps.element(ofRank: steps.count / 2)
    let spread = steps.map { ($0 - middle).magnitude }.element(ofRank: steps.count / 2)
    // The median deviation of normal noise, times this, is its standard deviation.
    let error = 1.4826 * Double(spread) / Double(steps.count).squareRoot() + Self.errorLeast
    return Double(middle) >= Self.errorsMinimum * error
  }
}
