internal import CVector
internal import Raster

/// The frequencies that stand out alone in many small windows of a plane.
///
/// A screen's grid has the same few frequencies in every window. A printed ground's lines bend and
/// fan out (guilloche, rosettes), and every window has others: the spectrum is a crowd of peaks
/// of about one height. So a pattern counts as far as it stands out from the other peaks.
///
/// The constants are working values; ``RecaptureMeter`` says what was measured with them.
struct PatternSpectrum {
  /// One frequency and how far it stands above its neighbours.
  struct Peak {
    /// Periods in a window along the columns, −32…31, and along the rows, 0…32.
    var across: Double
    var down: Double
    /// The octaves of power above the neighbours.
    var height: Double

    /// Periods in a window across the wave.
    var radius: Double { (across * across + down * down).squareRoot() }
  }

  /// One wave, or the two of a grid, with the octaves by which the lower one stands above its
  /// neighbours.
  struct Pattern {
    var waves: [Peak]
    var height: Double
  }

  private static let side = MeanSpectrum.side
  private static let row = MeanSpectrum.row
  private static let half = MeanSpectrum.half
  /// Lower peaks, in octaves of power, are those of noise.
  static let heightMinimum = 0.3
  /// Perpendicular within this cosine: 65°…115°, as a grid seen at a slant is.
  static let cosineMaximum = 0.42
  /// The two waves of a square grid are as long as each other and perpendicular, and so are those
  /// that it makes with a camera's square pixels. So far, as a share of a wave's radius, the
  /// partner may lie from where it would be seen straight on: 20° of slant make a sixth …
  static let pairShare = 0.17
  /// … and so far at least, in periods a window: peaks are known to one period each.
  static let pairWidth = 2.5
  /// Octaves up to which a printed ground's bent lines are often seen in the mean of the windows,
  /// and that they never reach: in each window they bend to other frequencies. Straight ones reach
  /// 11; those their ink tells.
  static let printableHeights = Ramp(zero: 3.8, one: 5.3)
  /// Octaves that a peak of noise, print or texture reaches beside a grid.
  static let besideMaximum = 1.0
  /// Waves whose lengths are within this ratio may be those of one printed pitch.
  static let besideLengths = 1.6
  /// An image of a peak, made by the rounding of 8 × 8 blocks or by colour filters, is so many
  /// octaves lower at least.
  static let imageDrop = 1.0
  /// The same, as heights are known to half an octave. A working value: 18 printed grounds that
  /// were called screens at full size have sources 0.95 to 6.9 octaves higher, another one and six
  /// screens at most 0.4.
  static let imageDrops = Ramp(zero: 0.5, one: 1)
  /// The highest peaks for which a partner is looked for.
  static let candidatesMaximum = 6
  /// The same for a square grid's, whose peaks may be several periods wide.
  static let pairsMaximum = 48
  /// Within so many periods a window of an axis lie the lines that rules and edges draw.
  static let axisWidth = 2.6
  /// Peaks no farther apart than this, in periods a window, are one.
  private static let sameWidth = 2.0

  /// Peaks above ``heightMinimum``, highest first.
  let peaks: [Peak]

  /// The peaks of a mean spectrum.
  ///
  /// - Parameters:
  ///   - spectrum: Of the windows of a plane.
  ///   - radii: The frequencies looked at, in periods a window.
  init(of spectrum: MeanSpectrum, radii: ClosedRange<Double>) {
    var heights = [Float](repeating: 0, count: Self.side * Self.row)
    unsafe cvector_spectrum_peaks(&heights, spectrum.power)
    peaks = Self.peaks(in: heights, radii: radii)
  }

  private init(peaks: [Peak]) { self.peaks = peaks }

  /// The peaks of at least so many periods a window.
  func faster(than radius: Double) -> PatternSpectrum {
    PatternSpectrum(peaks: peaks.filter { $0.radius >= radius })
  }

  /// How far a pattern may be the image of a slower wave, 0…1: the rounding of blocks and, where
  /// lines of print have overtones, the grid of samples repeat a strong wave multiples of an eighth
  /// of a period a sample away, ``imageDrops`` lower.
  ///
  /// - Parameter radius: Slower waves have fewer periods a window.
  func imaged(_ pattern: Pattern, slowerThan radius: Double) -> Double {
    let source = peaks.first { peak in
      peak.radius < radius
        && pattern.waves.contains { Self.isImage($0, of: peak) && !Self.isSame($0, peak) }
    }
    return source.map { Self.imageDrops($0.height - pattern.height) } ?? 0
  }

  private static func peaks(in heights: [Float], radii: ClosedRange<Double>) -> [Peak] {
    var peaks: [Peak] = []
    for u in 0..<side {
      for v in 0...half where heights[u * row + v] > Float(heightMinimum) {
        if isOfBlockGrid(heights, u: u, v: v) { continue }
        let peak = Peak(
          across: Double(u < half ? u : u - side), down: Double(v),
          height: Double(heights[u * row + v]))
        if radii.contains(peak.radius) { peaks.append(peak) }
      }
    }
    return peaks.sorted { $0.height > $1.height }
  }

  /// Whether a place is a multiple of an eighth along both axes, where a JPEG's grid of 8 × 8
  /// blocks has its power, or leaks from one at half a period a sample, where colour filters have
  /// theirs.
  private static func isOfBlockGrid(_ heights: [Float], u: Int, v: Int) -> Bool {
    let nearU = (u + 4) / 8 * 8
    let nearV = (v + 4) / 8 * 8
    if u == nearU && v == nearV { return true }
    guard nearU == half || nearV == half, abs(u - nearU) <= 1, abs(v - nearV) <= 1 else {
      return false
    }
    return heights[nearU % side * row + nearV] >= heights[u * row + v]
  }

  /// The best two peaks that are about perpendicular, as a grid's are; the height is that of the
  /// lower one.
  var anyPair: Peak? {
    var best: Peak?
    var tried: [Peak] = []
    for peak in peaks {
      if tried.count == Self.candidatesMaximum || peak.height <= best?.height ?? 0 { break }
      if tried.contains(where: { Self.isSame($0, peak) }) { continue }
      tried.append(peak)
      let partner = peaks.first {
        ($0.across * peak.across + $0.down * peak.down).magnitude
          < Self.cosineMaximum * $0.radius * peak.radius
      }
      if let partner, partner.height > best?.height ?? 0 {
        best = peak
        best?.height = partner.height
      }
    }
    return best
  }

  /// The best two peaks that are those of a square grid.
  var grid: Pattern? {
    var best: Pattern?
    for peak in peaks.prefix(Self.pairsMaximum) {
      if peak.height <= best?.height ?? 0 { break }
      let reach = max(Self.pairWidth, Self.pairShare * peak.radius)
      let partner = peaks.first { other in
        // A peak is also the one opposite to it.
        let squares =
          other.radius * other.radius + peak.radius * peak.radius
          - 2 * (other.across * peak.down - other.down * peak.across).magnitude
        return squares <= reach * reach
      }
      if let partner, min(partner.height, peak.height) > best?.height ?? 0 {
        best = Pattern(waves: [peak, partner], height: min(partner.height, peak.height))
      }
    }
    return best
  }

  /// The highest peaks that are not one another's neighbours.
  var highest: [Peak] {
    var tried: [Peak] = []
    for peak in peaks where !tried.contains(where: { Self.isSame($0, peak) }) {
      tried.append(peak)
      if tried.count == Self.candidatesMaximum { break }
    }
    return tried
  }

  /// How far a pattern of some height may be a printed ground's, 0…1.
  static func printable(_ height: Double) -> Double { 1 - printableHeights(height) }

  /// The octaves by which a pattern stands out from the peaks that are not of it, of those of about
  /// its own length: a ground has one pitch, whichever way its lines run. And from those of which
  /// it may be an image.
  func standing(_ pattern: Pattern) -> Double {
    let height = pattern.height
    let radius =
      pattern.waves.reduce(0) { $0 + $1.radius } / Double(max(1, pattern.waves.count))
    let beside = peaks.first { peak in
      if Self.isOf(pattern.waves, height: height, peak) { return false }
      return max(peak.radius / radius, radius / peak.radius) <= Self.besideLengths
        || pattern.waves.contains { Self.isImage($0, of: peak) }
    }
    let least = (beside?.height ?? 0) - Self.besideMaximum
    return height - Self.printable(height) * max(0, least)
  }

  /// Whether a peak belongs to a pattern of one or two waves: it is one of them, twice one, their
  /// sum or difference, or an image of one a multiple of an eighth of a period a sample away.
  private static func isOf(_ waves: [Peak], height: Double, _ peak: Peak) -> Bool {
    func isAt(_ across: Double, _ down: Double) -> Bool {
      isNear(peak, across, down, within: sameWidth, step: Double(side))
    }
    for wave in waves {
      if isAt(wave.across, wave.down) || isAt(2 * wave.across, 2 * wave.down) { return true }
      if peak.height < height - imageDrop, isImage(peak, of: wave) { return true }
    }
    guard waves.count == 2 else { return false }
    let (a, b) = (waves[0], waves[1])
    return isAt(a.across + b.across, a.down + b.down) || isAt(a.across - b.across, a.down - b.down)
  }

  /// Whether a peak is a multiple of an eighth of a period a sample from another: blocks are 8
  /// samples wide.
  private static func isImage(_ peak: Peak, of wave: Peak) -> Bool {
    isNear(peak, wave.across, wave.down, within: 1, step: Double(side / 8))
  }

  /// Whether a peak, or the one opposite, is at a place, or multiples of a step from it.
  private static func isNear(
    _ peak: Peak, _ across: Double, _ down: Double, within width: Double, step: Double
  ) -> Bool {
    func rest(_ d: Double) -> Double { (d - step * (d / step).rounded()).magnitude }
    return max(rest(peak.across - across), rest(peak.down - down)) <= width
      || max(rest(peak.across + across), rest(peak.down + down)) <= width
  }

  private static func isSame(_ a: Peak, _ b: Peak) -> Bool {
    (a.across - b.across).magnitude <= sameWidth && (a.down - b.down).magnitude <= sameWidth
  }

  /// The highest peak off the axes of the picture and off the given ones.
  ///
  /// - Parameter axes: Unit vectors along the document's sides.
  func highest(off axes: [Point]) -> Pattern? {
    let highest = peaks.first { Self.isOff(axes, $0) }
    return highest.map { Pattern(waves: [$0], height: $0.height) }
  }

  /// Whether a peak lies off the axes of the picture and off the given ones.
  static func isOff(_ axes: [Point], _ peak: Peak) -> Bool {
    min(peak.across.magnitude, peak.down.magnitude) >= axisWidth
      && axes.allSatisfy {
        (peak.across * $0.y - peak.down * $0.x).magnitude >= axisWidth
      }
  }
}
