internal import CVector
package import Raster

/// Looks for the signs of a screen: its grid of pixels on the document, or the bars of a
/// screenshot.
///
/// A camera and a screen beat against each other in a grid of lines, 2 to 40 pixels apart, that
/// runs over the whole document in two directions. Paper, grain, rules, print and halftone pictures
/// have one direction, or a part of the document, or lie along its sides; the lines of a printed
/// ground bend and fan out, so that no two waves of theirs stand out alone, or are of one ink.
///
/// The ramp and the handicaps were placed by hand on the corpus' simulated photos (cards on a
/// screen 1.0, paper at most 0.17; family cards on a screen 0.40 to 1.0 but for one, paper at most
/// 0.24), on 160 good photos with beat patterns of 2.2 to 40 pixels laid over (ROC area 0.986 and
/// more), on 140 renderings of a screen and on 60 photos with halftone print or fabric (at most
/// 0.25). Constants that name no other origin are working values with which this was measured.
package enum RecaptureMeter {
  /// Windows of 64 × 64 samples that are looked at, and the fewest that tell. More, 32 and 12 wide
  /// ones, told no more.
  static let windowsMaximum = 24
  static let windowsMinimum = 8
  /// The same for the wide windows: maxima of 4 × 4 samples, in which print has all but vanished.
  static let wideWindowsMaximum = 10
  static let wideWindowsMinimum = 4
  /// On a narrower document, in samples, neighbouring windows show the same print.
  static let sideMinimum = 320.0
  /// Frequencies looked at, in periods a window: 64 / 3.8 = 17 to 1.8 samples, above which there is
  /// only what sharpening and colour filters leave, and in the wide windows 80 to 10 samples.
  static let radii = 3.8...36.0
  static let wideRadii = 3.2...25.6
  /// Powers that are added to every frequency, in squared code values: what rounding leaves.
  static let floor: Float = 0.02
  static let wideFloor: Float = 0.5
  /// What a single line of peaks, off the document's axes, must have more than a grid, in octaves.
  static let singleHandicap = 1.6
  /// Octaves from which a wave is asked for its colour: lower ones are no screen in any case.
  static let colouredFrom = 2.0
  /// What a wave whose colour is out of step with its light must have more: noise has both.
  static let colourHandicap = 0.5
  /// The same along the axes, where rows of print have their colours blurred.
  static let rowsHandicap = 1.2
  /// What the wide windows must have more, where lines of print lie close to the periods sought.
  static let wideHandicap = 2.2
  /// Octaves from which a printed ground's lines beat with the places whose maxima the wide windows
  /// are of, and are a grid of their own to ``FaintGrid``: these then tell nothing.
  static let printedOctaves = 6.0
  /// What an octave of a grid that compression has all but wiped out counts for: photos without one
  /// reach 0.65 octaves there, and 1.4 by noise in the small windows.
  static let faintGain = 2.2
  /// Print that is blurred more, in pixels of the stored photo, keeps nothing alive in its blocks.
  static let sharpBlurMaximum = 3.0
  /// Windows in which stripes along the photo's axes are looked for, one to a square of so many
  /// tiles of 32 × 32 samples a side: all over the document, and so many that noise reaches little.
  /// Of forms, of which more is asked, fewer do.
  static let stripeWindowsMaximum = (thing: 96, form: 64)
  static let stripeTilesApart = 4
  /// Power that is added there: the faintest stripes that tell have twice as much, and plain walls
  /// leave less.
  static let stripeFloor: Float = 0.2
  /// Tiles with more contrast, in code values, have print on them, whose strokes have a rhythm of
  /// their own: of windows all over pages their columns make up to 1.3 octaves of stripes.
  static let plainContrastMaximum = 80.0
  /// The same as a share of the ground, and how much a dark tile may have in any case. With them
  /// 70 of 165 real screens are found, where the mean of a window's tiles found 63, and six of
  /// 2,234 drawn pages and crops are no longer called one. Placed on these very photos.
  static let plainContrastShare = 0.4
  static let darkContrastMaximum = 24.0
  /// Octaves of stripes that things and pages have, and forms and cards, whose print is everywhere
  /// and whose compression makes a little of a wave of it; and what an octave more counts for. Of
  /// 225 photos of things one is above 0.7, a wall in the dark; of 700 of cards and forms none is
  /// above 1.25. What is all print must have more than print's own. Placed on these very photos.
  static let stripeOctaves = (thing: 0.3, form: 0.8, print: 1.6)
  static let stripeGain = 2.6
  /// Windows of the photo at full size.
  static let detailWindowsMaximum = 48
  /// Periods in reduced samples above which the reduced photo shows a pattern itself.
  static let reducedPeriodMinimum = 1.8
  /// The slowest and the fastest frequency looked at there, in periods a window: 5.3 and 1.4 px.
  static let detailRadii = 12.0...45.0
  /// Octaves of a grid that noise, print and texture have at full size. A working value: on 100
  /// photos that were reduced, pages, cards, receipts and scenes, they reach 0.8 mostly, and 1.6 on
  /// a collage that a program had resampled; screens have 0.7 to 4.3.
  static let detailOctaves = 0.6
  /// Deviations that noise reaches in two frequencies of a grid at once. A working value.
  static let detailNoiseDeviations = 2.0
  /// What an octave more counts for: so few pixels to a period leave little of it.
  static let detailGain = 2.86
  /// Octaves of a display's grid that tell nothing, and what an octave more counts for: a clerk is
  /// asked from 1.6 on. Of 3,551 photos of cards and sheets, most of them spoilt in some way, five
  /// have more, four of them family cards in a typewriter's letters. Placed on these, on 120
  /// renderings of screens by another hand and on 160 printed grounds.
  static let displayOctaves = 1.0
  static let displayGain = 2.2
  /// More octaves than these neither a grid at full size nor stripes ever say, so that a clerk
  /// looks: a picture that a program has turned or resized may have a grid as fine, and printed
  /// lines or threads may run straight.
  static let clerkOctavesMaximum = 2.05
  /// The number of windows at which the reading is half sure.
  static let halfConfidenceWindows = 6.0
  /// Strength 0 and 1, in octaves of power above the neighbours.
  static let octaves = Ramp(zero: 0.6, one: 4.6)
  /// What noise alone reaches, in octaves.
  static let noiseOctaves = 1.6
  /// A wider blur, in samples of the reduced luma, leaves nothing of a pattern; so none seen on
  /// such a photo tells nothing.
  static let blurMaximum = 6.0

  /// The reading of ``CheckID/recapture``: the strength of a periodic pattern, 0…1.
  ///
  /// Measures: `periodPixels` of the strongest pattern, in pixels of the stored photo; `flatRows`,
  /// the share of exactly flat rows or columns, and `barEdges` of a screenshot's bars, 0…2.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - document: The outline in pixels of the stored photo; `nil` where none was found.
  ///   - shape: A card's letters are large and few: they carry no grid through compression, and
  ///     the card's own ground shows it as long as anything does. Where size and letters are known,
  ///     a display's pixels must be small enough for these.
  ///   - tones: The tiles of the document.
  ///   - blurPixels: The width of the blur in pixels of the stored photo; `nil` if unknown.
  ///   - hasCameraTags: Whether EXIF names a camera.
  package static func reading(
    of photo: ReducedPhoto, on document: Quad?, shape: DocumentShape, tones: TileTones?,
    blurPixels: Double?, hasCameraTags: Bool
  ) -> Reading {
    let bars = hasCameraTags ? nil : ScreenBars(of: photo)
    if let bars, bars.edges > 0 {
      return Reading(
        .recapture, value: bars.strength,
        measures: ["flatRows": bars.flatShare, "barEdges": Double(bars.edges)],
        cause: .screenshot)
    }
    let layout = shape.layout
    guard layout != .scene || document != nil else {
      return Reading(notMeasured: .recapture, why: .notForKind)
    }
    guard let tones else { return Reading(notMeasured: .recapture, why: .noDocument) }
    if let document, document.edgeLengths.min() < sideMinimum * Double(photo.factor) {
      return Reading(notMeasured: .recapture, why: .tooSmall)
    }
    let places = FlatPlaces(of: tones)
    let windows = windows(of: photo, places, most: windowsMaximum)
    guard windows.count >= windowsMinimum else {
      return Reading(notMeasured: .recapture, why: .tooSmall)
    }
    let fine = PatternSpectrum(
      of: MeanSpectrum(of: photo.luma, at: windows, floor: floor), radii: radii)
    let (ofFine, isPrinted) = evidence(
      of: fine, in: photo, at: windows, on: document, shape: shape)
    var best = max(ofFine, stripeEvidence(of: photo, tones, places, layout: layout))
    let plane = photo.details?.plane ?? photo.luma
    let atFullSize = fullSizeWindows(of: photo, tones, places)
    if let grid = DisplayGrid(of: plane, at: atFullSize, on: document) {
      best = max(best, evidence(of: grid, factor: photo.factor))
    }
    if photo.details != nil {
      best = max(
        best,
        detailEvidence(
          in: plane, at: atFullSize, factor: photo.factor, on: document, shape: shape))
    }
    if !isPrinted, best.octaves < octaves.one {
      best = max(best, wideEvidence(of: photo, places))
    }
    if let document, layout != .card, !isPrinted, best.octaves < octaves.one,
      blurPixels ?? 0 <= sharpBlurMaximum
    {
      best = max(best, faintEvidence(of: photo, on: document))
    }
    if best.octaves < noiseOctaves, blurPixels ?? 0 > blurMaximum * Double(photo.factor) {
      return Reading(notMeasured: .recapture, why: .unsure)
    }
    return Reading(
      .recapture, value: octaves(best.octaves),
      measures: ["periodPixels": best.periodSamples * Double(photo.factor)],
      confidence: Reading.confidence(of: windows.count, half: halfConfidenceWindows),
      cause: .screen)
  }

  /// What speaks for a screen.
  private struct Evidence: Comparable {
    var octaves = 0.0
    var periodSamples = 0.0

    static func < (a: Evidence, b: Evidence) -> Bool { a.octaves < b.octaves }
  }

  /// What a spectrum's patterns and their colour say, and whether its highest wave is of one ink
  /// and stands ``printedOctaves`` high.
  private static func evidence(
    of spectrum: PatternSpectrum, in photo: ReducedPhoto, at windows: [(x: Int, y: Int)],
    on document: Quad?, shape: DocumentShape
  ) -> (Evidence, isPrinted: Bool) {
    let axes = document.map(axes) ?? []
    // Colour is looked at where something may be found.
    let highest = spectrum.highest.filter { $0.height > colouredFrom }
    let colour = highest.isEmpty ? nil : PatternColour(of: photo, at: windows)
    var printed: PrintedWaves?
    if let document, !highest.isEmpty {
      printed = PrintedWaves(
        of: photo.luma, at: placed(windows, factor: photo.factor), factor: photo.factor,
        on: document, shape: shape)
    }
    let grid = unprinted(spectrum.grid, spectrum, colour, printed)
    let single = unprinted(spectrum.highest(off: axes), spectrum, colour, printed)
    var best = max(
      evidence(grid, handicap: 0, samples: 1),
      evidence(single, handicap: singleHandicap, samples: 1))
    for wave in highest {
      guard let outOfStep = colour?.outOfStep(wave) else { continue }
      var wave = wave
      let handicap = PatternSpectrum.isOff(axes, wave) ? colourHandicap : rowsHandicap
      wave.height = (wave.height - handicap) * PatternColour.outOfStep(outOfStep)
      best = max(best, evidence(wave, handicap: 0, samples: 1))
    }
    let isPrinted = highest.first.map {
      $0.height >= printedOctaves && oneInk([$0], colour, printed) >= 0.5
    }
    return (best, isPrinted ?? false)
  }

  /// The first wave of a pattern, with what of its height no printed ground has: lines of one ink
  /// are printed, however straight they run and however high they stand.
  private static func unprinted(
    _ pattern: PatternSpectrum.Pattern?, _ spectrum: PatternSpectrum, _ colour: PatternColour?,
    _ printed: PrintedWaves?
  ) -> PatternSpectrum.Peak? {
    guard let pattern, var first = pattern.waves.first else { return nil }
    first.height = spectrum.standing(pattern)
    if first.height > noiseOctaves {
      first.height *= 1 - oneInk(pattern.waves, colour, printed)
    }
    return first
  }

  /// How surely waves are print of one ink, 0…1: by their colour, or where that is too fine by how
  /// they lie on the document; 0 where neither tells.
  private static func oneInk(
    _ waves: [PatternSpectrum.Peak], _ colour: PatternColour?, _ printed: PrintedWaves?
  ) -> Double {
    let told = waves.map { colour?.outOfStep($0) }
    if told.allSatisfy({ $0 == nil }) { return printed?.contain(waves) == true ? 1 : 0 }
    return told.map { $0.map { 1 - PatternColour.inks($0) } ?? 0 }.min() ?? 0
  }

  private static func evidence(
    _ peak: PatternSpectrum.Peak?, handicap: Double, samples: Double
  ) -> Evidence {
    guard let peak, peak.height > handicap else { return Evidence() }
    return Evidence(
      octaves: peak.height - handicap,
      periodSamples: samples * Double(MeanSpectrum.side) / peak.radius)
  }

  /// What the columns or rows of a screen's pixels say that lie along the photo's own.
  private static func stripeEvidence(
    of photo: ReducedPhoto, _ tones: TileTones, _ places: FlatPlaces,
    layout: DocumentShape.Layout
  ) -> Evidence {
    let isForm = layout == .card || layout == .table
    let most = isForm ? stripeWindowsMaximum.form : stripeWindowsMaximum.thing
    var usual = isForm ? stripeOctaves.form : stripeOctaves.thing
    var windows = windows(
      of: photo, isForm ? places : FlatPlaces(of: tones, where: isPlain),
      apart: stripeTilesApart, contrastMaximum: plainContrastMaximum, most: most)
    if windows.count < windowsMinimum {
      usual = stripeOctaves.print
      windows = Self.windows(of: photo, places, apart: stripeTilesApart, most: most)
    }
    let stripes = ScreenStripes(
      in: MeanSpectrum(of: photo.luma, at: windows, floor: stripeFloor))
    return Evidence(
      octaves: min(clerkOctavesMaximum, octaves.zero + stripeGain * max(0, stripes.height - usual)),
      periodSamples: stripes.periodSamples)
  }

  /// Whether a tile has no print on it, in light or in the dark.
  private static func isPlain(_ tile: TileTones.Tile) -> Bool {
    let most = max(darkContrastMaximum, plainContrastShare * tile.ground)
    return tile.contrast <= min(plainContrastMaximum, most)
  }

  /// What the photo shows at full size, where it is reduced here.
  private static func detailEvidence(
    in plane: Plane, at windows: [DisplayGrid.Window], factor: Int, on document: Quad?,
    shape: DocumentShape
  ) -> Evidence {
    guard windows.count >= windowsMinimum else { return Evidence() }
    let side = Double(MeanSpectrum.side)
    let slowest = max(
      detailRadii.lowerBound, side / (reducedPeriodMinimum * Double(factor)))
    let mean = MeanSpectrum(of: plane, at: windows.map { ($0.x, $0.y) }, floor: floor)
    let spectrum = PatternSpectrum(of: mean, radii: radii.lowerBound...detailRadii.upperBound)
    guard let grid = spectrum.faster(than: slowest).grid, let wave = grid.waves.first else {
      return Evidence()
    }
    // Fewer windows leave more noise.
    let noise = mean.noiseDeviation - MeanSpectrum.noiseDeviation(windows: detailWindowsMaximum)
    let usual = detailOctaves + detailNoiseDeviations * noise
    let height = grid.height * (1 - spectrum.imaged(grid, slowerThan: slowest))
    if height > usual, let document,
      let printed = PrintedWaves(of: plane, at: windows, factor: 1, on: document, shape: shape),
      printed.contain(grid.waves)
    {
      return Evidence()
    }
    return Evidence(
      octaves: min(clerkOctavesMaximum, octaves.zero + detailGain * max(0, height - usual)),
      periodSamples: side / wave.radius / Double(factor))
  }

  /// What a display's pixels say.
  private static func evidence(of grid: DisplayGrid, factor: Int) -> Evidence {
    Evidence(
      octaves: min(
        clerkOctavesMaximum, octaves.zero + displayGain * max(0, grid.octaves - displayOctaves)),
      periodSamples: grid.periodSamples / Double(factor))
  }

  /// What print still carries of a grid, where the photo was not reduced here.
  private static func faintEvidence(of photo: ReducedPhoto, on document: Quad) -> Evidence {
    guard photo.factor == 1, let grid = FaintGrid(of: photo.luma, on: document) else {
      return Evidence()
    }
    return Evidence(octaves: faintGain * grid.octaves, periodSamples: grid.periodSamples)
  }

  /// Unit vectors along the document's sides.
  private static func axes(of document: Quad) -> [Point] {
    let c = document.corners
    let across = (c[1] - c[0]) + (c[2] - c[3])
    let down = (c[3] - c[0]) + (c[2] - c[1])
    return [across, down].map { side in
      let length = side.distance(to: Point(x: 0, y: 0))
      return length > 0 ? side * (1 / length) : Point(x: 1, y: 0)
    }
  }

  /// What the grid in the wide windows says.
  private static func wideEvidence(of photo: ReducedPhoto, _ places: FlatPlaces) -> Evidence {
    let side = MeanSpectrum.side
    let tiles = 2 * side / TileTones.side
    let found = places.plainest(side: tiles, step: 2, most: wideWindowsMaximum)
    guard found.count >= wideWindowsMinimum else { return Evidence() }
    let maxima = maxima(of: photo.lumaHalf)
    let windows = found.map { place in
      (x: place.column * TileTones.side / 2, y: place.row * TileTones.side / 2)
    }.filter { $0.x + side <= maxima.width && $0.y + side <= maxima.height }
    let spectrum = PatternSpectrum(
      of: MeanSpectrum(of: maxima, at: windows, floor: wideFloor), radii: wideRadii)
    guard var grid = spectrum.anyPair, grid.height > wideHandicap else { return Evidence() }
    grid.height *= 1 - oneInk([grid], PatternColour(of: photo, atWide: windows), nil)
    return evidence(grid, handicap: wideHandicap, samples: 4)
  }

  /// The largest of every 2 × 2 samples.
  private static func maxima(of plane: Plane) -> Plane {
    var maxima = Plane(size: Size(width: plane.width / 2, height: plane.height / 2))
    let size = maxima.size
    unsafe cvector_pair_maxima(
      &maxima.samples, plane.samples, plane.width, size.width, size.height)
    return maxima
  }
}
