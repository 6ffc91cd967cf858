import Raster

/// Reads a page of text: whether it is one, which way its lines run and which end is up.
///
/// Constants that name no other origin are working values: with them the corpus' 18 printed pages
/// are text in all four turns, and none of its nine scenes is.
struct PageReading {
  /// How many quarter turns clockwise the page as sampled must be turned to be upright; `nil` if
  /// that cannot be told.
  let quarters: Int?
  /// Whether the print as sampled is a mirror image; `quarters` then bring its top up.
  let isMirrored: Bool
  /// The evidence behind `quarters`.
  let evidence: Float
  /// Whether there are lines of text on even paper.
  let isText: Bool

  /// Which way the lines run and which end is up.
  private struct Answer {
    let quarters: Int
    /// ln of the odds.
    let odds: Double
    let isMirrored: Bool
  }

  /// The longest side of the raster, in samples: 60 lines still are 10 samples apart.
  static let longEdge = 640
  /// Samples along the side of a cell: a line and a half.
  static let cellSide = 16
  /// A page has at least so many cells a side.
  static let cellsMinimum = 4
  /// Depth of a page that is asked which way is up, 0…1: letters that tell it are text.
  static let depthToTell: Float = 0.1
  /// What the paper around the letters is worth where all of it says the same, in ln of odds for
  /// the lines' direction, and the profiles' lean per ln of the ratio of their depths.
  static let nearnessWeight = 12.0
  static let leanWeight = 0.5
  /// What ln of the ratio of the profiles' energies is worth beside that of their depths: rows of
  /// bar codes and columns of digits are sharp across the lines too.
  static let energyWeight = 0.35
  /// Added to both depths and to both energies before they are divided, in their own units: an even
  /// page has no direction.
  static let depthFloor: Float = 1e-3
  static let energyFloor: Float = 1e-9
  /// Depth that lines of text reach along their axis, 0…1.
  static let depthMinimum: Float = 0.15
  /// Neighbouring cells of paper differ by less than this in ln(luma) …
  static let paperStep = 0.12
  /// … in at least this share of the pairs, …
  static let evenShare = 0.93
  /// … and but for one in ``cellsPerTail`` at each end all of them by less than this, in ln(luma):
  /// a lamp's light falls off by less than half over a sheet (0.8 is a ratio of 2.2 in luma).
  static let paperRange = 0.8
  static let cellsPerTail = 20
  /// Mean ink of a page with print, 0…1.
  static let inkRange: ClosedRange<Float> = 0.001...0.25

  /// - Parameters:
  ///   - corners: Of the sheet or of the frame, in stored pixels, clockwise as shown.
  ///   - tellsTurn: Whether it is asked which way is up, and not only whether there is text.
  /// - Returns: `nil` for corners that are no picture of a rectangle.
  init?(_ photo: ReducedPhoto, corners: Quad, tellsTurn: Bool = true) {
    let (across, down) = (corners.meanWidth, corners.meanHeight)
    let scale = Double(Self.longEdge) / max(across, down, 1)
    let cells = Size(
      width: max(Self.cellsMinimum, Int(across * scale) / Self.cellSide),
      height: max(Self.cellsMinimum, Int(down * scale) / Self.cellSide))
    guard
      let raster = LayoutRaster(photo, corners: corners, cells: cells, cellSide: Self.cellSide)
    else { return nil }
    let map = InkMap(raster)
    let rows = LineProfile(map, alongRows: true)
    let columns = LineProfile(map, alongRows: false)
    let ink = map.meanDensity
    let depth = max(rows.depth, columns.depth)
    let hasInk = Self.inkRange.contains(ink)
    let turn =
      tellsTurn && hasInk && depth > Self.depthToTell
      ? Self.turn(photo, corners: corners, cells: cells, lean: Self.lean(rows, columns)) : nil
    quarters = turn?.quarters
    isMirrored = turn?.isMirrored ?? false
    evidence = Float(turn?.odds ?? 0) / LayoutEvidence.steepness
    isText = turn != nil || (hasInk && depth > Self.depthMinimum && Self.isEven(map))
  }

  /// Which way the lines run and which end is up, by the letters at twice the samples; `nil` if
  /// that cannot be told.
  ///
  /// - Parameter lean: How much the profiles speak for lines along the rows, and negative for lines
  ///   down the columns.
  private static func turn(
    _ photo: ReducedPhoto, corners: Quad, cells: Size, lean: Double
  ) -> Answer? {
    let fine = Size(
      width: cells.width * PageSigns.perSample, height: cells.height * PageSigns.perSample)
    guard
      let raster = LayoutRaster(
        photo, corners: corners, cells: fine, cellSide: cellSide, isFine: true)
    else { return nil }
    let map = InkMap(raster)
    let letters = PrintedLetters(map).letters
    let axisOdds = nearnessWeight * LettersNearness.leaning(letters) + leanWeight * lean
    guard axisOdds.magnitude >= PageOdds.Demand.axisOdds else { return nil }
    let isLevel = axisOdds > 0
    let shapes = letters.map { isLevel ? $0.shape : $0.shape.quarterTurned }
    // Lines down the columns: the map turned by a quarter has them along the rows.
    let end = end(UsualLetters(shapes)) { isLevel ? map : map.quarterTurned }
    guard let end else { return nil }
    return Answer(
      quarters: (isLevel ? 0 : 1) + (end.odds > 0 ? 0 : 2),
      odds: min(end.odds.magnitude, axisOdds.magnitude), isMirrored: end.isMirrored)
  }

  /// ln of the odds for the end that is up, and whether the print is a mirror image; `nil` if
  /// neither can be told.
  ///
  /// - Parameters:
  ///   - letters: Those of the map with lines along the rows.
  ///   - level: That map.
  private static func end(
    _ letters: UsualLetters, _ level: () -> InkMap
  ) -> (odds: Double, isMirrored: Bool)? {
    var letters = letters
    /// How surely letters that are brought into a pose are no mirror images, of either end.
    func unmirrored(_ pose: LetterPose) -> Float {
      min(
        letters.steadiness(in: pose, against: .mirrored),
        letters.steadiness(in: pose, against: .flipped))
    }
    let odds = endOdds(letters.steadiness(against: .halfTurned), level)
    if odds != 0, unmirrored(odds > 0 ? .asIs : .halfTurned) >= PageOdds.Demand.unmirrored {
      return (odds, false)
    }
    let (mirrored, flipped) = (unmirrored(.mirrored), unmirrored(.flipped))
    guard max(mirrored, flipped) >= PageOdds.Demand.mirrored else { return nil }
    let usual = letters.steadiness(in: .mirrored, against: .halfTurned)
    let mirroredOdds = endOdds(usual) { level().mirrored }
    guard mirroredOdds != 0,
      (mirroredOdds > 0 ? mirrored : flipped) >= PageOdds.Demand.mirrored
    else { return nil }
    return (mirroredOdds, true)
  }

  /// ln of the odds for the end that is up, as ``PageOdds`` has it; 0 if that cannot be told.
  ///
  /// - Parameters:
  ///   - usual: How surely the letters are upright, as ``UsualLetters`` has it.
  ///   - level: The map with lines along the rows.
  private static func endOdds(_ usual: Float, _ level: () -> InkMap) -> Double {
    // What the lines' edges and places say besides would not be asked for.
    if usual.magnitude >= PageOdds.Demand.usualAlone {
      return PageOdds(usualAlone: usual).logarithm
    }
    let map = level()
    let slope = LineProfile(map, alongRows: true).slope
    let signs = PageSigns(LevelPrint(map, slope: slope), usual: usual)
    return signs.map { PageOdds($0).logarithm } ?? 0
  }

  /// How much deeper and sharper the lines' profile is along the rows than down the columns.
  private static func lean(_ rows: LineProfile, _ columns: LineProfile) -> Double {
    func logarithm(_ a: Float, _ b: Float, _ floor: Float) -> Double {
      Trigonometry.logarithm(Double((a + floor) / (b + floor)))
    }
    return logarithm(rows.depth, columns.depth, depthFloor)
      + energyWeight * logarithm(rows.energy, columns.energy, energyFloor)
  }

  /// Whether neighbouring cells are as bright as each other, as paper is under any lamp.
  private static func isEven(_ map: InkMap) -> Bool {
    let w = map.cells.width
    let h = map.cells.height
    let tone = map.paper.map { Trigonometry.logarithm(Double($0) + Double(LumaRatio.floor)) }
    var even = 0
    var pairs = 0
    for y in 0..<h {
      for x in 0..<w {
        let i = y * w + x
        if x + 1 < w {
          pairs += 1
          if (tone[i] - tone[i + 1]).magnitude < paperStep { even += 1 }
        }
        if y + 1 < h {
          pairs += 1
          if (tone[i] - tone[i + w]).magnitude < paperStep { even += 1 }
        }
      }
    }
    let sorted = tone.sorted()
    let tail = sorted.count / cellsPerTail
    let range = sorted[sorted.count - 1 - tail] - sorted[tail]
    return Double(even) > evenShare * Double(pairs) && range < paperRange
  }
}
