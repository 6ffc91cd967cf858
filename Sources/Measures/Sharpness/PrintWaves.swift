internal import CVector
internal import Raster

/// The waves that the letters of a table are made of, by their direction and by how many go to the
/// height of a letter.
struct PrintWaves {
  /// A direction of waves against the lines of print.
  enum Direction: Int, CaseIterable {
    /// Along a line, as upright strokes make them.
    case along
    /// Down to the right.
    case falling
    /// Down the page, as level strokes make them.
    case across
    /// Up to the right.
    case rising
  }

  /// Columns and rows of a window.
  private static let side = MeanSpectrum.side
  /// Deviations from a window's mean are not limited.
  private static let clip: Int32 = 255
  /// Power that is added to every frequency, in squared code values: what rounding leaves is a
  /// twelfth.
  private static let floor: Float = 1
  /// Within so many periods a window of the document's axes lie its rules.
  static let axisWidth = 1.5
  /// Faster waves, in periods a sample, are those of pixels.
  static let fastest = 0.42
  /// Waves to the height of a letter that hardly any motion takes away …
  static let slow = 0.75..<1.25
  /// … and those that are compared, in bands of so many.
  static let compared = 1.25..<3.25
  static let bandWidth = 0.25
  /// The middles of these bands, in waves to the height of a letter.
  static let bands = Array(
    stride(from: compared.lowerBound + bandWidth / 2, to: compared.upperBound, by: bandWidth))
  /// The tangent of 22.5°: so far on either side of an axis waves are taken for its own.
  private static let steepness = 2.0.squareRoot() - 1
  /// Groups of waves: of each direction its bands, and the slow waves last.
  static let count = Direction.allCases.count * (bands.count + 1)

  /// The place of a direction's band among the groups; of its slow waves for the band after all.
  static func group(_ direction: Direction, _ band: Int) -> Int {
    direction.rawValue * (bands.count + 1) + band
  }

  /// Places in a spectrum, the groups they belong to, and one over each group's number of places.
  private var members: [(place: Int, group: Int)] = []
  private var shares = [Float](repeating: 0, count: count)

  /// Which frequency of a window is which wave.
  ///
  /// - Parameters:
  ///   - along: The height of a letter, laid along a line of print, as a step in samples.
  ///   - across: … and down the page.
  init(along: Point, across: Point) {
    let widths = (
      along: Self.axisWidth * along.length, across: Self.axisWidth * across.length
    )
    for u in 0..<Self.side {
      for v in 0...MeanSpectrum.half {
        let wave = Point(x: Double(u < Self.side / 2 ? u : u - Self.side), y: Double(v))
        let (x, y) = (wave.dot(along), wave.dot(across))
        guard wave.length < Self.fastest * Double(Self.side), abs(x) > widths.along,
          abs(y) > widths.across,
          let group = Self.group(x: x / Double(Self.side), y: y / Double(Self.side))
        else { continue }
        members.append((u * MeanSpectrum.row + v, group))
        shares[group] += 1
      }
    }
    for i in shares.indices where shares[i] > 0 { shares[i] = 1 / shares[i] }
  }

  /// The group of a wave that goes x times to a letter's height along the line and y times down.
  private static func group(x: Double, y: Double) -> Int? {
    let frequency = (x * x + y * y).squareRoot()
    let direction: Direction =
      abs(y) < steepness * abs(x)
      ? .along : abs(x) < steepness * abs(y) ? .across : (x < 0) == (y < 0) ? .falling : .rising
    if slow.contains(frequency) { return group(direction, bands.count) }
    guard compared.contains(frequency) else { return nil }
    return group(direction, Int((frequency - compared.lowerBound) / bandWidth))
  }

  /// The mean octaves of power of each group in a window; 0 for a group without a frequency, which
  /// stands above nothing.
  ///
  /// - Parameter place: The window's top left corner; it lies in the plane.
  func octaves(in plane: Plane, at place: (x: Int, y: Int)) -> [Float] {
    var power = [Float](repeating: 0, count: Self.side * MeanSpectrum.row)
    unsafe plane.withPointer(x: place.x, y: place.y) { window in
      unsafe cvector_add_log_power(
        &power, window, plane.width, MeanSpectrum.cosine, Self.clip, Self.floor)
    }
    var sums = [Float](repeating: 0, count: Self.count)
    for (place, group) in members { sums[group] += power[place] * shares[group] }
    return sums
  }

  /// How much of a window is print, in octaves: its slow waves that lie aslant, as no rule does.
  static func slowPower(_ octaves: [Float]) -> Float {
    (octaves[group(.falling, bands.count)] + octaves[group(.rising, bands.count)]) / 2
  }
}

extension Point {
  fileprivate func dot(_ other: Point) -> Double { x * other.x + y * other.y }
}
