package import Raster

/// Estimates how much of a document's smallest print can be read.
///
/// Resolution, blur, pale ink, grain and compression are one question to a reader, and here they
/// are asked together, part by part of the document: a part that is out of focus counts for as much
/// as it is, and a part whose print has no edge left that could be measured is lost. No more is
/// read than the samples allow that bring detail of their own (``PrintSpectrum``).
package enum LegibilityMeter {
  /// Where a card's print is; at its right are portrait and signature.
  static let cardZone = DocumentZone(x: 0...0.68, y: 0...1)
  /// So many bands of two rows are where a card's rows begin: those without ``lostEdges`` have lost
  /// their print, to whatever it was. One alone may be a gap that the layout leaves.
  static let rowBands = 5
  static let bandsMinimum = 2
  /// A card that is less surely of its kind may have no rows there.
  static let kindMinimum = 0.5
  /// Parts along the longer side of the document.
  static let partsAlongLongSide = 6
  /// A part is measured that holds at least so many edges, and so many strong ones of a direction.
  static let leastEdges = 8
  static let leastPerDirection = 3
  /// … and is lost where it has fewer than so many, although there is print, and no …
  static let lostEdges = 2
  /// … steps of half its contrast, so many, within a third of the blur that loses half the words: a
  /// disk's edge rises by 0.42 there.
  static let steepSteps = 16
  static let steepShare = 0.5
  /// Print of less contrast, in standard deviations of noise, is lost to noise, however steep.
  static let steepContrast = 12.0
  /// Of the tiles' contrasts, the quantile that is taken for the print's: that of its boldest, for
  /// thin strokes are paler by the size of a pixel alone.
  static let contrastQuantile = 0.95
  /// The contrast of a card's small print as a share of its boldest, the number and the title. The
  /// print of a table is all of one weight. A working value: with it half the words are read at the
  /// same contrast on both.
  static let cardSmallPrintShare = 0.78
  /// Edges of print have this share of the print's contrast; what has less is the ground's pattern.
  /// A part without such edges has print all the same where its tiles have that contrast: print
  /// that is quite blurred is grey on its ground. A working value.
  static let printContrastShare = 0.22
  /// Fewer parts tell nothing.
  static let partsMinimum = 3
  /// A part is pointed at where less than this share can be read.
  static let regionShare = 0.5
  /// The number of parts at which the reading is half sure.
  static let halfConfidenceParts = 3.0

  /// What is known of a photo before its print is judged.
  package struct Known {
    /// What was found of the document.
    package var document: DocumentGeometry
    /// Whether its corners are the document's own.
    package var isUprightKnown: Bool
    /// How surely it is of the kind that it is taken for, 0…1: other cards have other rows.
    package var kindConfidence: Double
    /// The edges on it.
    package var edges: DocumentEdges
    /// How far a motion has spread its print; `nil` where that is not asked.
    package var motion: PrintMotion?
    /// Ground and ink of its tiles.
    package var tones: TileTones
    /// The standard deviation of luma at flat places, code values.
    package var grain: Double
    /// The luma quantisation table row by row; `nil` for a PNG.
    package var lumaTable: [UInt16]?

    /// What was measured, each in its own unit.
    package init(
      document: DocumentGeometry, isUprightKnown: Bool, kindConfidence: Double = 0,
      edges: DocumentEdges, motion: PrintMotion? = nil, tones: TileTones, grain: Double,
      lumaTable: [UInt16]?
    ) {
      self.document = document
      self.isUprightKnown = isUprightKnown
      self.kindConfidence = kindConfidence
      self.edges = edges
      self.motion = motion
      self.tones = tones
      self.grain = grain
      self.lumaTable = lumaTable
    }
  }

  /// A part of the document, the diameter of its blur in stored pixels (`nil` where nothing is left
  /// to measure), and the share of its words that can be read.
  private struct Part {
    var area: PixelRect
    var blur: Double?
    var share: Double
  }

  /// The reading of ``CheckID/legibility``: the share of words, 0…1.
  ///
  /// Measures: `parts` (how many have print), `letterPixels` (stored pixels to the height of the
  /// smallest capitals), `contrastPerNoise`, `resolvedSamples` (how many samples to that height
  /// bring detail of their own), `weakestQuarter` (the share of words on the worst quarter of the
  /// parts), `lostPrint` (the share of print that is blurred away amid sharp print, or gone, 0…1),
  /// `echo` (how strongly a card's print is seen twice, in nepers of power).
  ///
  /// - Parameters:
  ///   - known: What was measured; `nil` where there is no document.
  ///   - shape: The kind's.
  ///   - photo: The reduced photo.
  package static func reading(
    from known: Known?, shape: DocumentShape, photo: ReducedPhoto
  ) -> Reading {
    guard let letter = shape.printMillimetres else {
      return Reading(notMeasured: .legibility, why: .notForKind)
    }
    guard let known, let dotsPerInch = known.document.dotsPerInch else {
      return Reading(notMeasured: .legibility, why: .noDocument)
    }
    let letterPixels = dotsPerInch / DocumentGeometry.millimetresPerInch * letter
    let zone = HalfPlanes(printed(known, shape))
    let tiles = known.tones.tiles.filter { zone.contains($0.area) }
    let contrast = tiles.map(\.contrast).quantile(contrastQuantile) ?? 0
    let level = tiles.map(\.ground).quantile(0.5) ?? 0
    let darkest = known.tones.tiles.map(\.ink).min() ?? 0
    let print = PrintReading(
      letterPixels: letterPixels, level: level, range: max(0, level - darkest), grain: known.grain,
      codingNoise: CodingNoise.sigma(lumaTable: known.lumaTable, letterPixels: letterPixels),
      on: shape.layout == .card ? .card : .paper)
    let smallPrint = contrast * (shape.layout == .card ? cardSmallPrintShare : 1)
    let edges = edges(of: known, in: zone, contrast: contrast, factor: photo.factor)
    let parts = parts(
      known, edges, zone: zone, print: print, contrast: (contrast, smallPrint), photo: photo)
    guard parts.count >= partsMinimum else {
      return Reading(
        notMeasured: .legibility, why: .tooFewEdges, measures: ["parts": Double(parts.count)])
    }
    let spectrum = PrintSpectrum(of: photo, in: zone, tones: known.tones)
    let limit = spectrum?.limit(contrast: contrast) ?? 0.5
    let whole = BlurEstimate(
      of: edges.measured, leastPerDirection: SharpnessMeter.leastPerDirection,
      contrastMinimum: edges.contrastMinimum
    ).diameter.map { $0 * Double(photo.factor) }
    let usual = parts.compactMap(\.blur).quantile(0.5)
    let detailed =
      [whole, usual].compactMap(\.self).max().map { print.share(limit: limit, blur: $0) } ?? 1
    let most = min(detailed, PrintReading.share(motionDiameter: known.motion?.diameter ?? 0))
    let (lost, echo) = ofStrokes(known, shape, letterPixels: letterPixels, photo: photo)
    let gone =
      shape.layout == .card ? rowsWithoutPrint(known, edges.measured, photo: photo) : []
    let goneShare = Double(gone.count) / Double(parts.count + gone.count)
    let shares = parts.map(\.share)
    let weakest = shares.sorted().prefix(max(1, shares.count / 4))
    return Reading(
      .legibility, value: min(most, shares.reduce(0, +) / Double(shares.count)),
      measures: [
        "parts": Double(parts.count), "letterPixels": letterPixels,
        "contrastPerNoise": smallPrint / print.noise, "resolvedSamples": 2 * limit * letterPixels,
        "weakestQuarter": min(most, weakest.reduce(0, +) / Double(weakest.count)),
        "lostPrint": max(lost?.share ?? 0, goneShare), "echo": echo?.strength ?? 0,
      ],
      regions: Reading.regions(
        of: parts.filter { min(most, $0.share) < regionShare }.map(\.area) + (lost?.areas ?? [])
          + gone),
      confidence: min(
        known.document.confidence,
        Reading.confidence(of: parts.count, half: halfConfidenceParts)))
  }

  /// What strokes tell that the edges of sharp print do not: where there are none, and two images.
  private static func ofStrokes(
    _ known: Known, _ shape: DocumentShape, letterPixels: Double, photo: ReducedPhoto
  ) -> (lost: LostPrint?, echo: PrintEcho?) {
    guard known.isUprightKnown else { return (nil, nil) }
    let corners = known.document.corners
    let lost = LostPrint(
      in: photo, on: corners, letterPixels: letterPixels, grain: known.grain,
      layout: shape.layout)
    let echo =
      shape.layout == .card
      ? PrintEcho(in: photo, on: corners, letterPixels: letterPixels) : nil
    return (lost, echo)
  }

  /// The part of the document that has print, in stored pixels; all of it where up is not known.
  private static func printed(_ known: Known, _ shape: DocumentShape) -> Quad {
    let corners = known.document.corners
    guard known.isUprightKnown else { return corners }
    return switch shape.layout {
    case .card: cardZone.outline(on: corners)
    case .table: DocumentZone.tablePrint.outline(on: corners)
    case .page, .scene: corners
    }
  }

  /// The edges of print, and the contrast that they have at least.
  ///
  /// - Parameter contrast: Of the boldest print, code values.
  private static func edges(
    of known: Known, in zone: HalfPlanes, contrast: Double, factor: Int
  ) -> (measured: [LumaEdge], contrastMinimum: Float) {
    let contrastMinimum = max(
      known.edges.contrastMinimum, Float(printContrastShare * contrast))
    let edges = known.edges.edges.filter {
      $0.contrast >= contrastMinimum && zone.contains(x: $0.x * factor, y: $0.y * factor)
    }
    return (edges, contrastMinimum)
  }

  /// - Parameter contrast: Of the boldest print and of the smallest, code values.
  private static func parts(
    _ known: Known, _ edges: (measured: [LumaEdge], contrastMinimum: Float), zone: HalfPlanes,
    print: PrintReading, contrast: (boldest: Double, smallest: Double), photo: ReducedPhoto
  ) -> [Part] {
    let factor = photo.factor
    let reach = print.letterPixels / PrintReading.halfDiameters / 3 / Double(factor)
    let grid = BlurTile.grid(over: edges.measured, alongLongSide: partsAlongLongSide)
    let least = Int(steepShare * contrast.boldest)
    let isClear = contrast.smallest >= steepContrast * print.noise
    var parts: [Part] = []
    for cell in grid {
      let area = cell.area.scaled(by: factor)
      let estimate =
        cell.edges.count >= leastEdges
        ? BlurEstimate(
          of: cell.edges, leastPerDirection: leastPerDirection,
          contrastMinimum: edges.contrastMinimum
        ).diameter : nil
      if let estimate {
        let blur = estimate * Double(factor)
        let share = print.share(blur: blur, contrast: contrast.smallest)
        parts.append(Part(area: area, blur: blur, share: share))
      } else if cell.edges.count < lostEdges, zone.contains(area),
        isGrey(area, known.tones, contrast: contrast.boldest),
        !isClear || !isSteep(cell.area, photo.luma, reach: max(1, Int(reach)), least: least)
      {
        parts.append(Part(area: area, share: 0))
      }
    }
    return parts
  }

  /// The bands of a card's rows that have no edge of print, though every row begins there.
  private static func rowsWithoutPrint(
    _ known: Known, _ edges: [LumaEdge], photo: ReducedPhoto
  ) -> [PixelRect] {
    guard known.isUprightKnown, known.kindConfidence >= kindMinimum else { return [] }
    let rows = DocumentZone.cardRows
    let height = (rows.y.upperBound - rows.y.lowerBound) / Double(rowBands)
    let gone = (0..<rowBands).compactMap { band -> PixelRect? in
      let top = rows.y.lowerBound + Double(band) * height
      let outline = DocumentZone(x: rows.x, y: top...top + height)
        .outline(on: known.document.corners)
      let zone = HalfPlanes(outline)
      let count = edges.count { zone.contains(x: $0.x * photo.factor, y: $0.y * photo.factor) }
      return count < lostEdges ? PixelRect(around: outline, in: photo.photo) : nil
    }
    return gone.count >= bandsMinimum ? gone : []
  }

  /// Whether luma, on its own grid, has steps in an area that no lost print has, along the rows or
  /// the columns.
  private static func isSteep(
    _ area: PixelRect, _ luma: Plane, reach: Int, least: Int
  ) -> Bool {
    let ends = (
      x: min(luma.width, area.x + area.width) - reach,
      y: min(luma.height, area.y + area.height) - reach
    )
    // A stroke's side goes on to the next sample, grain does not.
    func isStep(_ x: Int, _ y: Int, _ dx: Int, _ dy: Int) -> Bool {
      let first = Int(luma[x + reach * dx, y + reach * dy]) - Int(luma[x, y])
      let next = Int(luma[x + reach * dx + dy, y + reach * dy + dx]) - Int(luma[x + dy, y + dx])
      return min(first, next) >= least || max(first, next) <= -least
    }
    var count = 0
    for y in stride(from: max(0, area.y), to: ends.y, by: 1) {
      for x in stride(from: max(0, area.x), to: ends.x, by: 1) {
        if isStep(x, y, 1, 0) || isStep(x, y, 0, 1) { count += 1 }
        if count >= steepSteps { return true }
      }
    }
    return false
  }

  /// Whether the tiles of a part have contrast that print must have left there.
  private static func isGrey(_ area: PixelRect, _ tones: TileTones, contrast: Double) -> Bool {
    let inside = tones.tiles.filter { area.contains($0.area) }.map(\.contrast)
    guard let usual = inside.quantile(0.5) else { return false }
    return usual >= printContrastShare * contrast
  }
}

extension HalfPlanes {
  /// Whether the middle of a place lies inside.
  fileprivate func contains(_ area: PixelRect) -> Bool {
    contains(x: area.x + area.width / 2, y: area.y + area.height / 2)
  }
}

extension PixelRect {
  /// Whether the middle of another place lies inside.
  fileprivate func contains(_ other: PixelRect) -> Bool {
    let (x, y) = (other.x + other.width / 2, other.y + other.height / 2)
    return (self.x..<self.x + width).contains(x) && (self.y..<self.y + height).contains(y)
  }
}
