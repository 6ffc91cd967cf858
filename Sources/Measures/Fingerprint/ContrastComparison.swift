internal import Raster

/// Whether one picture has the contrasts of another where it lies over it.
///
/// The later picture is resampled to where the samples of the earlier one lie, and its band is
/// asked at each place of the earlier's grid. Editing tones multiplies contrasts by the slope of a
/// curve: by about one number for all of the same tone. A small shift adds a slope times the shift,
/// the same for all but for an affine map. What is left after both is noise of the coding in a
/// copy: a few per cent of a contrast and some tenths of a code value. Where other print stands it
/// is the contrast itself, in several places side by side: so what is left in the window that fits
/// worst is told in units of what a window with that much contrast has in this picture. Print that
/// only one of both has counts as much as print that differs, whichever of them came first.
struct ContrastComparison {
  /// Places that both pictures have.
  private(set) var compared = 0
  /// How far the window that fits worst is off, in standard deviations, 0 or more.
  private(set) var contradiction = 0.0
  /// How the frames lie, by all contrasts; `nil` where they tell nothing.
  private(set) var frame: FramePlace?

  /// The side of a window, in places of the grid: 6 samples, two letters of the smallest print.
  private static let windowSide = 2
  /// Places of a window that must be there, at least.
  private static let placesMinimum = 3
  /// Standard deviations that are believed, in code values: the levels' steps leave the least, and
  /// 98 % of copies had no more than the largest. Where most of a form is filled in, much is off in
  /// most windows, and that is no noise.
  private static let noiseBelieved = 0.1...0.12
  /// The same as a share of a contrast.
  private static let shareBelieved = 0.05...0.12
  /// Windows below and above these contrasts tell the noise and the share, in code values.
  private static let (blank, printed) = (0.5, 1.0)
  /// Fewer windows tell neither.
  private static let windowsMinimum = 20
  /// What a contrast may be off by where the gain varies from tone to tone, as a share of it: so
  /// many times what the largest gain is above the least.
  private static let gainAllowance = 0.3
  /// The most that this is, as a share: where print is on one picture alone its tone has less gain.
  private static let bentMaximum = 0.15
  /// What is off by this share of its contrast, with this much added in code values, speaks against
  /// a copy in full; a lesser one does in proportion.
  private static let (fullShare, fullNoise) = (0.3, 0.3)

  /// What four places together have: mean squares, in code values.
  private struct Window {
    var column, row: Int
    var off: Double
    /// Those of both pictures, and of the larger of both at each place.
    var earlier, later, contrast: Double
  }

  /// Compares.
  ///
  /// - Complexity: O(area).
  init(of later: Plane, with earlier: Fingerprint, at map: PictureMap) {
    let grid = ContrastGrid(earlier.size)
    guard earlier.size.shortEdge >= PictureBand.sideMinimum, later.size.shortEdge >= 2,
      later.size.area <= Fingerprint.areaMaximum, earlier.size.area <= Fingerprint.areaMaximum,
      grid.count > 0, earlier.contrasts.count == grid.count
    else { return }
    let laid = LaidContrasts(of: later, with: earlier, at: map)
    guard let gainRatio = laid.gainRatio else { return }
    compared = laid.places.count
    let shift = ContrastShift(of: laid.places)
    let windows = Self.windows(laid.places, shift, grid)
    contradiction = Self.contradiction(windows, gainRatio: gainRatio)
    let (width, height) = (Double(earlier.size.width), Double(earlier.size.height))
    frame = FramePlace(of: earlier.size, in: later.size) { place in
      map(place - shift(across: place.x / width - 0.5, down: place.y / height - 0.5))
    }
  }

  private static func windows(
    _ places: [LaidContrasts.Place], _ shift: ContrastShift, _ grid: ContrastGrid
  ) -> [Window] {
    var held = [SIMD8<Double>](repeating: SIMD8(), count: grid.count)
    for place in places {
      let off = shift.residual(place)
      let (earlier, later) = (place.earlier * place.earlier, place.later * place.later)
      held[place.index] = SIMD8(off * off, earlier, later, max(earlier, later), 1, 0, 0, 0)
    }
    var windows: [Window] = []
    for row in 0..<max(0, grid.rows - windowSide + 1) {
      for column in 0..<max(0, grid.columns - windowSide + 1) {
        let first = row * grid.columns + column
        let second = first + grid.columns
        let sum = held[first] + held[first + 1] + held[second] + held[second + 1]
        guard sum[4] >= Double(placesMinimum) else { continue }
        let mean = sum / sum[4]
        windows.append(
          Window(
            column: column, row: row, off: mean[0], earlier: mean[1], later: mean[2],
            contrast: mean[3]))
      }
    }
    return windows
  }

  private static func contradiction(_ windows: [Window], gainRatio: Double) -> Double {
    func median(_ values: [Double], in range: ClosedRange<Double>) -> Double {
      let squares = range.lowerBound * range.lowerBound...range.upperBound * range.upperBound
      guard values.count > windowsMinimum else { return squares.lowerBound }
      let median = values.element(ofRank: values.count / 2)
      return max(squares.lowerBound, min(squares.upperBound, median))
    }
    let noise = median(
      windows.filter { $0.contrast < blank * blank }.map(\.off), in: noiseBelieved)
    let share = median(
      windows.filter { $0.contrast > printed * printed }
        .map { max(0, $0.off - noise) / $0.contrast }, in: shareBelieved)
    let bent = min(bentMaximum, gainAllowance * (gainRatio - 1))
    let deviations = windows.map { window in
      let deviation = (window.off / (noise + (share + bent * bent) * window.contrast)).squareRoot()
      let full = fullShare * fullShare * (fullNoise * fullNoise + window.contrast)
      return deviation * min(1, (window.off / full).squareRoot())
    }
    let most = deviations.max() ?? 0
    guard most > FingerprintMatch.Limit.contradiction else { return most }
    let marks = ContrastMarks(
      zip(windows, deviations).map { window, deviation in
        ContrastMarks.Window(
          column: window.column, row: window.row, deviation: deviation, earlier: window.earlier,
          later: window.later)
      }, limit: FingerprintMatch.Limit.contradiction)
    return marks.beside ?? most
  }
}
