internal import CVector
internal import Raster

/// Whether the waves of a pattern are printed on the document.
///
/// What is printed has one frequency in the document's own plane, and the photo shows it as the
/// plane lies: at a slant a little finer where it is farther away. A display's grid lies in that
/// plane too, but where it is too fine for the camera a beat is seen: the grid's frequency less one
/// of the camera's own pixels. From place to place a beat changes by as much as the grid does,
/// which is many times what a printed wave of its length would. So each window is asked at the
/// frequency that it ought to show of either, and the better one is believed.
///
/// A display's own pixels are seen as they lie only where they are coarse. With so few of them to a
/// letter that it could not be read, there is no display.
struct PrintedWaves {
  /// Windows that are asked, taken from all, and the fewest that tell.
  private static let windowsMaximum = 24
  private static let windowsMinimum = 8
  /// Octaves that printed waves have more, as the mean of the windows. A working value: of 135
  /// photos of screens that waves finer than five samples give away two have more, both of cards
  /// whose letters are fourteen of the display's pixels high; of 17 printed grounds 14 have more.
  private static let leadMinimum = 0.5
  /// Pixels of a display to a letter's height without which it cannot be read.
  private static let letterPixelsMinimum = 4.0
  /// How far a wave may be from where the mean of all windows has it, in steps of half a period a
  /// window.
  private static let steps = -2...2
  private static let step = 0.5
  /// Power added to every frequency, in squared code values.
  private static let floor: Float = 0.02
  /// Frequencies of a camera's pixels, in periods a sample, that a grid beats with.
  private static let pixels: [Point] = [
    Point(x: 1, y: 0), Point(x: -1, y: 0), Point(x: 0, y: 1), Point(x: 0, y: -1),
    Point(x: 1, y: 1), Point(x: -1, y: 1), Point(x: 1, y: -1), Point(x: -1, y: -1),
  ]

  private static let side = MeanSpectrum.side
  private static let row = MeanSpectrum.row

  /// A place on the document, in millimetres, from one sample to the next along a row and a column.
  private struct Slant {
    var right: Point
    var below: Point

    /// A wave of the document, in periods a millimetre, in periods a sample.
    func seen(_ wave: Point) -> Point {
      Point(x: right.x * wave.x + right.y * wave.y, y: below.x * wave.x + below.y * wave.y)
    }

    /// A wave in periods a sample, in periods a millimetre of the document; `nil` edge on.
    func printed(_ wave: Point) -> Point? {
      let area = right.x * below.y - right.y * below.x
      guard area != 0, area.isFinite else { return nil }
      return Point(
        x: (wave.x * below.y - wave.y * right.y) / area,
        y: (wave.y * right.x - wave.x * below.x) / area)
    }
  }

  /// The logarithm of each window's power, in octaves, as the kernels have spectra.
  private let powers: [[Float]]
  private let slants: [Slant]
  private let mean: Slant
  private let letterMillimetres: Double

  /// The windows of a plane.
  ///
  /// - Parameters:
  ///   - plane: Code values.
  ///   - windows: Plain ones, on the document.
  ///   - factor: Samples of the photo to one of the plane.
  ///   - document: The outline, in samples of the photo.
  ///   - shape: Says how large the document is, and its letters.
  /// - Returns: `nil` where too few windows are given, or sizes are not known.
  init?(
    of plane: Plane, at windows: [DisplayGrid.Window], factor: Int, on document: Quad,
    shape: DocumentShape
  ) {
    guard windows.count >= Self.windowsMinimum, let letter = shape.printMillimetres,
      let width = shape.widthMillimetres, let height = shape.heightMillimetres,
      let straight = Homography(
        width: document.meanWidth, height: document.meanHeight, to: document)?.inverse
    else { return nil }
    let scale =
      (width * height / (document.meanWidth * document.meanHeight)).squareRoot() * Double(factor)
    let every = (windows.count + Self.windowsMaximum - 1) / Self.windowsMaximum
    let asked = stride(from: 0, to: windows.count, by: every).map { windows[$0] }
    slants = asked.map { window in
      func change(_ dx: Double, _ dy: Double) -> Point {
        let step = Point(x: dx / 2, y: dy / 2)
        return (straight.map(window.middle + step) - straight.map(window.middle - step)) * scale
      }
      return Slant(right: change(1, 0), below: change(0, 1))
    }
    let share = 1 / Double(slants.count)
    mean = Slant(
      right: slants.reduce(Point(x: 0, y: 0)) { $0 + $1.right * share },
      below: slants.reduce(Point(x: 0, y: 0)) { $0 + $1.below * share })
    powers = asked.map { window in
      var power = [Float](repeating: 0, count: Self.side * Self.row)
      unsafe plane.withPointer(x: window.x, y: window.y) { first in
        unsafe cvector_add_log_power(
          &power, first, plane.width, MeanSpectrum.cosine, MeanSpectrum.clip, Self.floor)
      }
      return power
    }
    letterMillimetres = letter
  }

  /// Whether all waves of a pattern are printed.
  func contain(_ waves: [PatternSpectrum.Peak]) -> Bool { waves.allSatisfy(isPrinted) }

  private func isPrinted(_ peak: PatternSpectrum.Peak) -> Bool {
    let wave = Point(x: peak.across, y: peak.down) * (1 / Double(Self.side))
    let zero = Point(x: 0, y: 0)
    guard let printed = mean.printed(wave),
      printed.distance(to: zero) * letterMillimetres < Self.letterPixelsMinimum
    else { return false }
    let octaves = power(of: wave, pixel: zero)
    return Self.pixels.allSatisfy { octaves - power(of: wave, pixel: $0) >= Self.leadMinimum }
  }

  /// The mean power, in octaves, that the windows show of a wave that beats with a frequency of the
  /// camera's pixels, or with none.
  private func power(of wave: Point, pixel: Point) -> Double {
    var best = -Double.infinity
    for down in Self.steps {
      for across in Self.steps {
        let step = Point(x: Double(across), y: Double(down)) * (Self.step / Double(Self.side))
        guard let grid = mean.printed(wave + step + pixel) else { continue }
        var sum = 0.0
        for (slant, power) in zip(slants, powers) {
          sum += Self.power(power, at: slant.seen(grid) - pixel)
        }
        best = max(best, sum / Double(slants.count))
      }
    }
    return best
  }

  /// The power at the frequency of a spectrum that is nearest; those above half a period a sample
  /// look like lower ones.
  private static func power(_ spectrum: [Float], at wave: Point) -> Double {
    func nearest(_ frequency: Double) -> Int {
      let periods = (frequency - frequency.rounded(.down)) * Double(side)
      return periods.isFinite ? Int(periods.rounded()) % side : 0
    }
    let (u, v) = (nearest(wave.x), nearest(wave.y))
    let place = v <= side / 2 ? u * row + v : (side - u) % side * row + side - v
    return Double(spectrum[place])
  }
}
