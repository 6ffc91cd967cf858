package import Raster

/// The mean spectrum of a document's print along rows and columns, at the photo's full size.
///
/// An edge may be as narrow as a pixel and yet stand where a coarser picture put it: enlarging,
/// sharpening and smoothing narrow edges without bringing detail back. What they cannot bring back
/// is power at frequencies that the coarser picture did not have, so the frequency at which the
/// print's power ends says how many samples of a letter are its own.
///
/// The constants are working values, placed on drawn documents of two hands: with more windows and
/// lines they do as well.
package struct PrintSpectrum {
  /// Columns and rows of a window.
  static let side = DetailWindows.side
  /// Every so many rows and columns of a window are transformed: neighbours say the same.
  static let lineStep = 8
  /// Lines of a window along an axis, transformed together.
  private typealias Lines = SIMD8<Float>
  /// So many windows are looked at, at most, evenly spread.
  static let windowsMaximum = 48
  /// The share of them that have the least print, which are left out.
  static let idleShare = 0.5
  /// Fewer windows say nothing.
  static let windowsMinimum = 2
  /// Print's power at a frequency of f periods a pixel is at least this share of its contrast's
  /// square, over 8 f: a step's power falls so along a line through many of them.
  static let powerShare = 0.0067
  /// Power that is added to every frequency, in squared code values: rounding alone leaves as much.
  static let floor: Float = 0.01
  /// Slower waves are of lines and words, in periods a window.
  static let slowest = 3

  /// The taper of a window, and cos and sin of 2πk / 64 for k = 0…63.
  private struct Tables {
    let taper: [Float]
    let cosine: [Float]
    let sine: [Float]

    init() {
      let step = 2 * Double.pi / Double(side)
      taper = (0..<side).map {
        Float(0.5 - 0.5 * Trigonometry.sineCosine(step * (Double($0) + 0.5)).cosine)
      }
      let turns = (0..<side).map { Trigonometry.sineCosine(step * Double($0)) }
      cosine = turns.map { Float($0.cosine) }
      sine = turns.map { Float($0.sine) }
    }
  }
  private static let tables = Tables()

  /// The power of each frequency of 0…32 periods a window, in squared code values: noise of a
  /// deviation of 1 has 1 at each. The geometric mean of rows and columns.
  package let power: [Float]

  /// The spectrum of the windows that have most print; `nil` where there are too few.
  ///
  /// - Parameters:
  ///   - photo: Its details where it is reduced, else its luma.
  ///   - zone: Where print is, in stored pixels; windows lie wholly inside.
  ///   - tones: The tiles of the same photo.
  package init?(of photo: ReducedPhoto, in zone: HalfPlanes, tones: TileTones) {
    let plane = photo.details?.plane ?? photo.luma
    let tables = Self.tables
    let places = Self.places(in: photo, zone, tones)
    guard places.count >= Self.windowsMinimum else { return nil }
    let count = min(places.count, Self.windowsMaximum)
    let windows = (0..<count).map {
      Window(of: plane, at: places[$0 * places.count / count], taper: tables.taper)
    }
    let least = windows.map(\.energy).quantile(Self.idleShare) ?? 0
    var along = [Float](repeating: 0, count: Self.side / 2 + 1)
    var down = along
    var lines = 0
    for window in windows where window.energy >= least {
      Self.add(window.rows, to: &along, tables)
      Self.add(window.columns, to: &down, tables)
      lines += Lines.scalarCount
    }
    let energy = tables.taper.reduce(0) { $0 + $1 * $1 }
    let share = 1 / (energy * Float(lines))
    power = zip(along, down).map {
      (($0 * share + Self.floor) * ($1 * share + Self.floor)).squareRoot()
    }
  }

  /// The frequency at which print of a contrast ends, in periods a stored pixel; 0.5 where it goes
  /// on as far as the pixels do, and where there is too little print to tell.
  ///
  /// - Parameter contrast: From ink to ground, code values.
  package func limit(contrast: Double) -> Double {
    func excess(_ k: Int) -> Double {
      let frequency = Double(k) / Double(Self.side)
      let least = Self.powerShare * contrast * contrast / (8 * frequency)
      return Trigonometry.logarithm(Double(power[k]) / least)
    }
    guard contrast >= 1, excess(Self.slowest) > 0,
      let end = (Self.slowest..<power.count).first(where: { excess($0) <= 0 })
    else { return 0.5 }
    let (before, after) = (excess(end - 1), excess(end))
    return (Double(end - 1) + before / (before - after)) / Double(Self.side)
  }

  /// The top left corners of windows in the plane that holds the photo at full size.
  private static func places(
    in photo: ReducedPhoto, _ zone: HalfPlanes, _ tones: TileTones
  ) -> [(x: Int, y: Int)] {
    tones.tiles.compactMap { tile in
      let (x, y): (Int, Int)
      let place: (x: Int, y: Int)
      if let details = photo.details {
        guard let found = details.place(column: tile.column, row: tile.row) else { return nil }
        place = found
        (x, y) = (
          tile.area.x + tile.area.width / 2 - side / 2,
          tile.area.y + tile.area.height / 2 - side / 2
        )
      } else {
        guard tile.column % 2 == 0, tile.row % 2 == 0 else { return nil }
        (x, y) = (tile.area.x, tile.area.y)
        place = (x, y)
        guard x + side <= photo.luma.width, y + side <= photo.luma.height else { return nil }
      }
      let isInside = [0, side - 1].allSatisfy { down in
        [0, side - 1].allSatisfy { zone.contains(x: x + $0, y: y + down) }
      }
      return isInside ? place : nil
    }
  }

  /// Some lines of a window, level and tapered.
  private struct Window {
    /// By column: the samples of all rows that are taken.
    var rows: [Lines]
    /// By row: the samples of all columns that are taken.
    var columns: [Lines]
    /// The sum of all squares.
    var energy: Float

    init(of plane: Plane, at place: (x: Int, y: Int), taper: [Float]) {
      let (lineStep, width) = (PrintSpectrum.lineStep, plane.width)
      (rows, columns) = unsafe plane.withPointer(x: place.x, y: place.y) { first in
        unsafe (
          Self.lines(from: first, along: 1, across: lineStep * width, taper: taper),
          Self.lines(from: first, along: width, across: lineStep, taper: taper)
        )
      }
      var squares = Lines()
      for i in 0..<side { squares += rows[i] * rows[i] + columns[i] * columns[i] }
      energy = squares.sum()
    }

    /// - Parameters:
    ///   - first: The window's first sample.
    ///   - along: Samples from one of a line to the next.
    ///   - across: Samples from one line to the next.
    private static func lines(
      from first: UnsafePointer<UInt8>, along: Int, across: Int, taper: [Float]
    ) -> [Lines] {
      var lines = [Lines](repeating: Lines(), count: side)
      var sum = Lines()
      for i in 0..<side {
        let samples = unsafe first + i &* along
        let bytes = unsafe SIMD8<UInt8>(
          samples[0], samples[across], samples[2 &* across], samples[3 &* across],
          samples[4 &* across], samples[5 &* across], samples[6 &* across], samples[7 &* across])
        lines[i] = Lines(bytes)
        sum += lines[i]
      }
      let mean = sum / Float(side)
      for i in 0..<side { lines[i] = (lines[i] - mean) * taper[i] }
      return lines
    }
  }

  /// Adds the powers of all lines' frequencies.
  private static func add(_ lines: [Lines], to power: inout [Float], _ tables: Tables) {
    let half = side / 2
    // The cosine of a frequency is even around a sample and the sine is odd.
    var (even, odd) = (lines, lines)
    for i in 1..<half {
      even[i] = lines[i] + lines[side - i]
      odd[i] = lines[i] - lines[side - i]
    }
    for k in 0...half {
      var real = lines[0] + lines[half] * tables.cosine[k * half % side]
      var imaginary = Lines()
      for i in 1..<half {
        let turn = k &* i & (side - 1)
        real += even[i] * tables.cosine[turn]
        imaginary += odd[i] * tables.sine[turn]
      }
      power[k] += (real * real + imaginary * imaginary).sum()
    }
  }
}
