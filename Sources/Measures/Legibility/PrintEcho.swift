internal import CVector
package import Raster

/// How strongly a document's print is seen twice: a hand that jerks between two rests leaves two
/// sharp images, whose edges are as narrow as those of one.
///
/// What is seen again at a step s multiplies the power of each wave f by 1 + r² + 2 r cos (2π f·s),
/// so the logarithm of the power has a ripple, and its inverse transform, the cepstrum, a peak at s
/// that is r high at most (B. P. Bogert, M. J. R. Healy and J. W. Tukey, "The Quefrency Alanysis of
/// Time Series for Echoes", 1963). Letters have none off the lines' axes: their strokes are
/// repeated along the line, and rules beside it, so that one image above or beside the other tells
/// only where it is a strong one.
///
/// Its limits were placed on drawn cards of two hands: of 19 double images there nine have 0.07 and
/// more, all that Tesseract reads to less than 0.85 and nothing else tells among them. Of nine of a
/// third hand, most of them blurred besides, two have; five others are told by something else, one
/// can be read, and one that Tesseract cannot read is accepted. Of 1,473 other photos of thirteen
/// sets those that are accepted have 0.063 at most, which is a moved one, and 0.03 as a rule. The
/// one that was accepted has its images beside each other.
package struct PrintEcho: Equatable, Sendable {
  /// Columns and rows of a window.
  private static let side = MeanSpectrum.side
  /// So many windows are looked at, at most, evenly spread …
  static let windowsMaximum = 48
  /// … of which the half with the most print tell, unless they are fewer than this.
  static let windowsMinimum = 6
  /// Every so many samples of a window say how much print it has.
  private static let printStep = 4
  /// A larger letter is looked at in half the size, in samples: a window holds two lines.
  private static let letterMaximum = 26.0
  /// Power that is added to every frequency, in squared code values: what rounding leaves is a
  /// twelfth.
  private static let floor: Float = 1
  /// Deviations from a window's mean are not limited.
  private static let clip: Int32 = 255
  /// The steps looked at, in heights of a letter, and in samples: nearer ones are the strokes' own
  /// width, and farther ones are not in a window.
  private static let letters = 0.15...1.0
  private static let samples = 2.5...26.0
  /// Within so many samples of the lines' axes letters and rules have peaks of their own …
  private static let axisWidth = 2.0
  /// … of this height, so that only what is more counts there. Of 909 cards of ten sets those that
  /// are legible have 0.144 at most; of three with 0.23 and more Tesseract reads 0, 0.25 and 0.57,
  /// and two were accepted.
  private static let axisHeight = 0.15
  /// A peak is counted from the mean of what lies around it, so many samples to each side.
  private static let around = 3

  /// The height of the peak, in nepers of power; 0 where none stands out.
  package let strength: Double
  /// Which way the second image lies, in stored pixels.
  package let step: Point

  /// Looks for a second image of a card's print.
  ///
  /// - Parameters:
  ///   - photo: Its luma.
  ///   - corners: The document's own, in stored pixels, the right way up.
  ///   - letterPixels: Stored pixels to the height of the smallest capitals.
  /// - Returns: `nil` for a card with too little print to tell, or too small.
  /// - Complexity: At most ``windowsMaximum`` windows.
  package init?(in photo: ReducedPhoto, on corners: Quad, letterPixels: Double) {
    let isHalf = letterPixels / Double(photo.factor) > Self.letterMaximum
    let plane = isHalf ? photo.lumaHalf : photo.luma
    let scale = Double(photo.factor * (isHalf ? 2 : 1))
    let quad = corners.scaled(by: 1 / scale)
    let places = Self.places(in: plane, zone: LegibilityMeter.cardZone.outline(on: quad))
    guard places.count >= Self.windowsMinimum else { return nil }
    var octaves = [Float](repeating: 0, count: Self.side * MeanSpectrum.row)
    for place in places {
      unsafe plane.withPointer(x: place.x, y: place.y) { window in
        unsafe cvector_add_log_power(
          &octaves, window, plane.width, MeanSpectrum.cosine, Self.clip, Self.floor)
      }
    }
    let reach = Int(Self.samples.upperBound) + Self.around
    let cepstrum = Cepstrum(octaves.map { $0 / Float(places.count) }, reach: reach)
    let letter = letterPixels / scale
    let most = min(Self.samples.upperBound, Self.letters.upperBound * letter)
    let least = max(Self.samples.lowerBound, Self.letters.lowerBound * letter)
    let line = quad.topRight - quad.topLeft
    let axis = line * (1 / max(1e-9, line.length))
    var best = (height: 0.0, step: Point(x: 0, y: 0))
    for y in 0...Int(most) {
      for x in -Int(most)...Int(most) {
        let step = Point(x: Double(x), y: Double(y))
        let (along, across) = (
          step.x * axis.x + step.y * axis.y, step.y * axis.x - step.x * axis.y
        )
        guard (least...max(least, most)).contains(step.length) else { continue }
        let isOff = min(abs(along), abs(across)) > Self.axisWidth
        let height =
          cepstrum.peak(x: x, y: y, around: Self.around) - (isOff ? 0 : Self.axisHeight)
        if height > best.height { best = (height, step) }
      }
    }
    strength = best.height
    step = best.step * scale
  }

  /// The top left corners of the windows with the most print of those that lie in a zone.
  private static func places(in plane: Plane, zone: Quad) -> [(x: Int, y: Int)] {
    let inside = HalfPlanes(zone)
    var places: [(x: Int, y: Int)] = []
    for y in stride(from: 0, through: plane.height - side, by: side / 2) {
      for x in stride(from: 0, through: plane.width - side, by: side / 2) {
        let isInside = [0, side - 1].allSatisfy { down in
          [0, side - 1].allSatisfy { inside.contains(x: x + $0, y: y + down) }
        }
        if isInside { places.append((x, y)) }
      }
    }
    let count = min(places.count, windowsMaximum)
    let spread = (0..<count).map { places[$0 * places.count / count] }
    let byPrint = spread.map { (place: $0, print: variance(of: plane, at: $0)) }
      .sorted { $0.print > $1.print }
    return byPrint.prefix((count + 1) / 2).map(\.place)
  }

  private static func variance(of plane: Plane, at place: (x: Int, y: Int)) -> Int {
    var (sum, squares, count) = (0, 0, 0)
    for y in stride(from: place.y, to: place.y + side, by: printStep) {
      for x in stride(from: place.x, to: place.x + side, by: printStep) {
        let luma = Int(plane[x, y])
        sum += luma
        squares += luma * luma
        count += 1
      }
    }
    return squares - sum * sum / max(1, count)
  }
}
