internal import CVector
package import Raster

/// A document's paper without its print: the luma that is left when thin strokes are taken away.
///
/// A place is 2 × 2 samples of ``LayoutRaster``: 0.6 mm of a card, 2.1 mm of a family card. Strokes
/// up to two places wide go, so print and rules leave nothing, and what covers them does.
///
/// The constants are working values; ``CoverSearch`` and ``VeilSearch`` say what was measured with
/// them.
package struct PaperMap: Sendable {
  /// Columns and rows of places.
  let size: Size
  /// Luma of the samples, two to a place across and down, code values.
  let luma: [Float]
  /// Luma of the paper, code values.
  let paper: [Float]
  /// Luma of the darkest sample of each place, code values.
  let darkest: [Float]
  /// Mean luma, code values, of 5 × 5 samples, two to a place: 1.5 mm of a card, 5 mm of a family
  /// card.
  let means: [Float]
  /// Their columns and rows: each but the outermost two samples has one.
  let meansSize: Size
  /// Luma of the lit ground, code values, at least 1.
  let ground: [Float]
  /// Chroma's distance from the ground's, as a share of luma, at every second column and row; empty
  /// for a grey photo.
  let chroma: [Float]

  /// Every so many places are asked for the ground, along both axes: 384 of them.
  private static let groundStep = 6
  /// Every so many values are asked for a median; it shares no factor with the columns.
  private static let medianStep = 5
  /// A patch with at least this edge step has an edge of its own.
  static let sharpStep: Float = 0.75
  /// From this share of the ground on, a place is so bright that light may have taken its colour.
  private static let brightTone: Float = 1.03

  /// White light that takes a place some way from the ground to white takes as much of its colour;
  /// cameras' tone curves take up to this many times more. A working value.
  private static let fadingMaximum: Float = 2

  /// The document's own corners, in stored pixels.
  package let corners: Quad
  /// Whether it is known which way up the document is; if so, the map is upright.
  package let isUprightKnown: Bool

  /// The paper of a document, the right way up.
  package init(_ document: StraightDocument) {
    corners = document.ownCorners
    isUprightKnown = document.isUprightKnown
    let raster = document.raster
    size = Size(width: raster.size.width / 2, height: raster.size.height / 2)
    precondition(size.width > 2 && size.height > 2 && raster.luma.count == 4 * size.area)
    var brightest = [Float](repeating: 0, count: size.area)
    var darkest = brightest
    unsafe cvector_quad_extremes(&brightest, &darkest, raster.luma, size.width, size.height)
    var paper = brightest
    var scratch = brightest
    unsafe cvector_close_strokes(&paper, &scratch, brightest, size.width, size.height)
    meansSize = Size(width: raster.size.width - 4, height: raster.size.height - 4)
    var means = [Float](repeating: 0, count: meansSize.area)
    var sums = [Float](repeating: 0, count: raster.size.width)
    unsafe cvector_means_of_25(
      &means, &sums, raster.luma, raster.size.width, raster.size.height)
    var luma = raster.luma
    var places = (raster.bluePlaces, raster.redPlaces)
    if document.isHalfTurned {
      luma.reverse()
      paper.reverse()
      darkest.reverse()
      means.reverse()
      places.0.reverse()
      places.1.reverse()
    }
    self.luma = luma
    self.paper = paper
    self.darkest = darkest
    self.means = means
    ground = Self.ground(of: paper, size)
    chroma = Self.distances(places.0, places.1, paper: paper, ground: ground, size: size)
  }

  /// The rectangle in the stored photo around some of the places.
  func area(columns: ClosedRange<Int>, rows: ClosedRange<Int>, in photo: Size) -> PixelRect? {
    let map = Homography(width: Double(size.width), height: Double(size.height), to: corners)
    guard let map else { return nil }
    let (left, right) = (Double(columns.lowerBound), Double(columns.upperBound + 1))
    let (top, bottom) = (Double(rows.lowerBound), Double(rows.upperBound + 1))
    let places = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return PixelRect(
      around: Quad(corners: places.map { map.map(Point(x: $0.0, y: $0.1)) }), in: photo)
  }

  /// A place's paper as a share of the lit ground.
  func tone(_ place: Int) -> Float { paper[place] / ground[place] }

  /// A place's distance from the ground's chroma, as a share of luma; 0 for a grey photo.
  func colour(_ place: Int) -> Float {
    let row = place / size.width
    return chroma.isEmpty ? 0 : chroma[row / 2 * (size.width / 2) + (place - row * size.width) / 2]
  }

  /// Which share of the step in tone from a patch to the ground around it is made within three
  /// places at its edge: about 1 for a thing that lies on the document, less for light and shade;
  /// the median over the edge, and `nil` where the patch has the ground's tone or no edge.
  func edgeStep(of patch: [Int]) -> Float? {
    let inside = patch.map(tone).element(ofRank: patch.count / 2)
    return inside == 1 ? nil : edgeStep(of: patch, from: inside - 1, in: tone)
  }

  /// The same in colour, for a patch that is this far from the ground's chroma.
  func colourStep(of patch: [Int]) -> Float? {
    let inside = patch.map(colour).element(ofRank: patch.count / 2)
    return inside > 0 ? edgeStep(of: patch, from: inside, in: colour) : nil
  }

  private func edgeStep(of patch: [Int], from whole: Float, in value: (Int) -> Float) -> Float? {
    var isMember = [Bool](repeating: false, count: size.area)
    for place in patch { isMember[place] = true }
    var steps: [Float] = []
    for place in patch {
      let (column, row) = (place % size.width, place / size.width)
      for (u, v) in [(-1, 0), (1, 0), (0, -1), (0, 1)] {
        let (before, after) = ((column - u, row - v), (column + 2 * u, row + 2 * v))
        guard isInside(before), isInside(after), !isMember[place + v * size.width + u] else {
          continue
        }
        let step =
          value(before.1 * size.width + before.0) - value(after.1 * size.width + after.0)
        steps.append(step / whole)
      }
    }
    return steps.isEmpty ? nil : steps.element(ofRank: steps.count / 2)
  }

  /// The samples of a map of the paper, two to a place, or means of them.
  struct Samples {
    let size: Size
    /// Samples of the paper on each side of them.
    let border: Int
  }

  /// The median tone of the paper around a patch of samples, so many of them from its edge; `nil`
  /// where there is none.
  func tone(around patch: Patch, of samples: Samples, distance: Int) -> Float? {
    let (width, border) = (samples.size.width, samples.border)
    var isMember = [Bool](repeating: false, count: samples.size.area)
    for place in patch.places { isMember[place] = true }
    var tones: [Float] = []
    for place in patch.places {
      let (column, row) = (place % width, place / width)
      for (u, v) in [(-1, 0), (1, 0), (0, -1), (0, 1)] {
        let (x, y) = (column + distance * u, row + distance * v)
        guard x >= 0, y >= 0, x < width, y < samples.size.height,
          !isMember[(row + v) * width + column + u]
        else { continue }
        tones.append(tone((y + border) / 2 * size.width + (x + border) / 2))
      }
    }
    return tones.isEmpty ? nil : tones.element(ofRank: tones.count / 2)
  }

  private func isInside(_ place: (column: Int, row: Int)) -> Bool {
    place.column >= 0 && place.row >= 0 && place.column < size.width && place.row < size.height
  }

  private static func ground(of paper: [Float], _ size: Size) -> [Float] {
    var places: [LitPlane.Place] = []
    for row in stride(from: 0, to: size.height, by: groundStep) {
      for column in stride(from: 0, to: size.width, by: groundStep) {
        places.append(
          LitPlane.Place(
            x: Float(column) / Float(size.width), y: Float(row) / Float(size.height),
            luma: paper[row * size.width + column]))
      }
    }
    return LitPlane(through: places).lumas(size)
  }

  /// The median of every few values: the ground's colour is that of most places.
  private static func median(of values: [Float]) -> Float {
    let some = stride(from: 0, to: values.count, by: medianStep).map { values[$0] }
    return some.element(ofRank: some.count / 2)
  }

  /// How far each place's colour is from the ground's. Light takes colour away: what is on the way
  /// from the ground to white is no other colour, if it has no less colour left than
  /// ``fadingMaximum`` allows.
  private static func distances(
    _ blue: [Float], _ red: [Float], paper: [Float], ground: [Float], size: Size
  ) -> [Float] {
    guard blue.count == size.area / 4, red.count == blue.count, !blue.isEmpty else { return [] }
    let usual = (median(of: blue), median(of: red))
    let square = max(1e-6, usual.0 * usual.0 + usual.1 * usual.1)
    let columns = size.width / 2
    return blue.indices.map { i in
      let place = 2 * (i / columns) * size.width + 2 * (i % columns)
      var rest: Float = 1
      if paper[place] > brightTone * ground[place] {
        let way = (paper[place] - ground[place]) / max(1, 255 - ground[place])
        let least = max(0, 1 - fadingMaximum * way)
        rest = max(least, min(1, (blue[i] * usual.0 + red[i] * usual.1) / square))
      }
      let b = blue[i] - rest * usual.0
      let r = red[i] - rest * usual.1
      return (b * b + r * r).squareRoot()
    }
  }
}
