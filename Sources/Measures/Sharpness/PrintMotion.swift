package import Raster

/// How far a motion has spread the print of a table.
///
/// The flank of a stroke that is thinner than the way of a motion is as wide as the stroke: such
/// print gets paler and its edges stay narrow, so they do not tell. But the waves across the motion
/// keep their power, and those along it lose it. Letters have about as much of the one slant as of
/// the other, and so much more of upright strokes than of level ones that what is beyond that is
/// the motion's.
///
/// A spread of standard deviation s takes (2πfs)² off the logarithm of a wave's power, whatever its
/// shape (the second moment of a point spread is the curvature of its transfer function), and a
/// uniform disk's diameter is 4 s. A motion towards φ spreads waves of direction θ by its own times
/// |cos (θ − φ)|, so the squares of level and upright waves differ by the cosine of 2φ and those of
/// the slanting ones by its sine.
///
/// Its limits were placed on drawn family cards of three hands: on 25 that were moved by 0.26 to
/// 0.65 of a letter's height the diameter is off by 0.04 (standard deviation), and on 173 that
/// nobody moved and whose words are read it is 0.15 in the median and 0.35 at most. Of others, that
/// nothing was placed on, five of seven that were moved are within 0.06, and two of 95 and 114 dpi
/// measure a third to a half; one of 54 that nobody moved, which was sharpened, measures 0.43.
package struct PrintMotion: Equatable, Sendable {
  /// Columns and rows of a window.
  private static let side = MeanSpectrum.side
  /// So many windows are looked at, at most, evenly spread …
  static let windowsMaximum = 64
  /// … and fewer say nothing.
  static let windowsMinimum = 6
  /// The share of them that have the least print, which are left out.
  static let idleShare = 0.6
  /// The share of them that are taken for empty …
  static let emptyShare = 0.1
  /// … if their slow waves lie so many octaves of power below those of print, else no window is.
  static let emptyBelow: Float = 3
  /// Waves count that stand so many octaves of power above those of empty windows.
  static let abovePaper: Float = 1
  /// A motion that takes so many octaves off half of the bands is as long as their waves, and takes
  /// no more off the faster ones: those after the first that lost so many do not count. A font has
  /// such a difference in a band or two.
  static let usualLoss = 2.0
  static let deepLoss = 2.5
  /// Octaves of power by which the waves along a line of print stand above those across it, for
  /// letters have more upright strokes than level ones.
  static let uprightStrokes: Float = 1.4
  /// Print that nobody moved measures less, in heights of a letter, but for some that is sharpened.
  static let sureDiameter = 0.36

  /// The diameter of the disk that would spread print as much as the motion does along its way, in
  /// heights of a letter; 0 where there is too little print to tell.
  package let diameter: Double
  /// The height of a letter in stored pixels.
  package let letterPixels: Double
  /// Which way the motion went: 0 ..< 180 degrees, clockwise from the x axis of the stored photo.
  package let directionDegrees: Double

  /// The diameter in stored pixels.
  package var pixels: Double { diameter * letterPixels }

  /// Whether the print was surely moved.
  package var isSure: Bool { diameter >= Self.sureDiameter }

  /// What the windows of a table's print tell.
  ///
  /// - Parameters:
  ///   - photo: Its luma.
  ///   - corners: The document's own, in stored pixels.
  ///   - shape: The kind's.
  /// - Returns: `nil` for a kind that is no table or whose sizes are not known.
  /// - Complexity: At most ``windowsMaximum`` windows.
  package init?(in photo: ReducedPhoto, on corners: Quad, shape: DocumentShape) {
    guard shape.layout == .table, let letter = shape.printMillimetres,
      let width = shape.widthMillimetres, let height = shape.heightMillimetres
    else { return nil }
    let scale = 0.5 / Double(photo.factor)
    let along = corners.topRight - corners.topLeft + corners.bottomRight - corners.bottomLeft
    let across = corners.bottomLeft - corners.topLeft + corners.bottomRight - corners.topRight
    let waves = PrintWaves(
      along: along * (scale * letter / width), across: across * (scale * letter / height))
    letterPixels =
      (corners.meanWidth * letter / width + corners.meanHeight * letter / height) / 2
    let windows = Self.places(in: photo, on: corners).map { waves.octaves(in: photo.luma, at: $0) }
      .sorted { PrintWaves.slowPower($0) < PrintWaves.slowPower($1) }
    guard windows.count >= Self.windowsMinimum else {
      (diameter, directionDegrees) = (0, 0)
      return
    }
    let count = Double(windows.count)
    let print = Self.mean(windows.suffix(from: Int(Self.idleShare * count)))
    var empty = Self.mean(windows.prefix(max(1, Int(Self.emptyShare * count))))
    if PrintWaves.slowPower(empty) > PrintWaves.slowPower(print) - Self.emptyBelow {
      empty = [Float](repeating: 0, count: PrintWaves.count)
    }
    func difference(_ a: PrintWaves.Direction, _ b: PrintWaves.Direction, _ usual: Float) -> Double
    {
      Self.squareDifference(a, b, usual: usual, print: print, empty: empty)
    }
    let level = difference(.along, .across, Self.uprightStrokes)
    let slanting = difference(.falling, .rising, 0)
    diameter = (level * level + slanting * slanting).squareRoot().squareRoot()
    // As the document lies in the photo, which may show it in a mirror.
    let turn = Trigonometry.sineCosine(Trigonometry.arctangent(y: slanting, x: level) / 2)
    let way = along * (turn.cosine / along.length) + across * (turn.sine / across.length)
    let degrees = (Trigonometry.arctangent(y: way.y, x: way.x) * 180 / .pi)
      .truncatingRemainder(dividingBy: 180)
    directionDegrees = degrees < 0 ? degrees + 180 : degrees
  }

  /// The top left corners of windows in the luma, of which all are print's, evenly spread.
  private static func places(in photo: ReducedPhoto, on corners: Quad) -> [(x: Int, y: Int)] {
    let zone = DocumentZone.tablePrint.outline(on: corners).scaled(by: 1 / Double(photo.factor))
    let inside = HalfPlanes(zone)
    var places: [(x: Int, y: Int)] = []
    for y in stride(from: 0, through: photo.luma.height - side, by: side) {
      for x in stride(from: 0, through: photo.luma.width - side, by: side) {
        let isInside = [0, side - 1].allSatisfy { down in
          [0, side - 1].allSatisfy { inside.contains(x: x + $0, y: y + down) }
        }
        if isInside { places.append((x, y)) }
      }
    }
    let count = min(places.count, windowsMaximum)
    return (0..<count).map { places[$0 * places.count / count] }
  }

  private static func mean(_ windows: ArraySlice<[Float]>) -> [Float] {
    var sums = [Float](repeating: 0, count: PrintWaves.count)
    for window in windows {
      for i in 0..<PrintWaves.count { sums[i] += window[i] / Float(windows.count) }
    }
    return sums
  }

  /// The square of the diameter across one direction less that across another, in heights of a
  /// letter: the curvature that fits the bands' differences best, as far as they grow.
  ///
  /// - Parameter usual: Octaves by which the first stands above the second where nothing moved.
  private static func squareDifference(
    _ first: PrintWaves.Direction, _ second: PrintWaves.Direction, usual: Float, print: [Float],
    empty: [Float]
  ) -> Double {
    var losses: [(frequency: Double, octaves: Double)] = []
    for (band, frequency) in PrintWaves.bands.enumerated() {
      let (i, j) = (PrintWaves.group(first, band), PrintWaves.group(second, band))
      guard print[i] > empty[i] + abovePaper, print[j] > empty[j] + abovePaper else { continue }
      losses.append((frequency, Double(print[j] - print[i] + usual)))
    }
    guard let median = losses.map(\.octaves).quantile(0.5) else { return 0 }
    var (product, square) = (0.0, 0.0)
    for (frequency, octaves) in losses {
      product += frequency * frequency * octaves
      square += frequency * frequency * frequency * frequency
      if abs(median) >= usualLoss, abs(octaves) >= deepLoss { break }
    }
    return 4 * Trigonometry.logarithm(2) / (Double.pi * Double.pi) * product / square
  }
}
