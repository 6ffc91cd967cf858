package import Raster

/// Print that is blurred away in places, where the rest of the document is sharp: a side or a spot
/// that is out of focus or smeared, or what an editor has blurred.
///
/// Letters leave their ink where they were blurred, and no stroke. So a place still goes up and
/// down in tone, but nothing in it rises as steeply, for what it differs, as print does elsewhere
/// on the same document: the two are compared over windows of one to three heights of a letter. At
/// the edge of a shadow tone only rises; folds and patterns are narrower, paler, or as sharp as
/// they are strong.
///
/// The limits are working values, placed on 13 photos of one hand with a spot or a side out of
/// focus, of which 0.0099 and more of the print is told as lost, and on 1,137 of several hands that
/// hide nothing: 1,115 of them have none, and the others 0.005 at most, but for a highlight on one
/// sheet and a card that noise reduction smeared. Of 45 spots and sides of a hand that nothing was
/// placed on 28 are told from 0.006 on, and one of its 108 good photos, in a shadow's edge.
package struct LostPrint: Sendable {
  /// Half the side of a window, in heights of a letter: a card's letters have a line each, a
  /// table's several to a window.
  private static let cellLetters = (card: 0.75, table: 1.25)
  /// Shorter cells, in samples, hold too little to compare.
  private static let cellMinimum = 3
  /// Samples between which a rise is measured, to the height of a letter: less than a stroke.
  private static let risesPerLetter = 8.7
  /// The contrast of a document's print: this quantile of its windows'.
  private static let printQuantile = 0.9
  /// A place has print from this share of that contrast on; a card's ground has lines of its own.
  private static let contrastShare = (card: 0.12, table: 0.1)
  /// … and from so many standard deviations of grain on, for its extremes differ by several.
  private static let contrastPerGrain = 5.0
  /// Windows with this share of it tell how steep print is.
  private static let usualShare = 0.5
  /// Lost print rises by less than this share of what is usual, each of its own contrast.
  private static let steepnessShare = 0.4
  /// … and its tone goes up and down by this share of the window's contrast, where the edge of a
  /// shadow only rises.
  private static let swingShare = 0.05
  /// Windows along each side of the least square that is looked at, and the least patch of such
  /// squares, as a share of all windows.
  private static let squareWindows = 2
  private static let patchShare = 0.001
  /// Ink that is blurred is spread, not gone: on a card, whose ground has blots of its own, the
  /// darkest place of a patch is darker than the brightest around it by this share of the contrast.
  /// Placed on six good cards of one hand and on 1,535 of others.
  private static let depthShare = 0.12
  /// Around a patch are so many windows.
  private static let aroundWindows = 2
  /// Black ink darkens paper and leaves its colour: chroma stays the same share of luma, blurred or
  /// not. Where it differs by more than this share of what luma differs, the ground is printed in
  /// another ink, or light lies on it. Of 90 patches of blurred print on cards nearly all stay
  /// below half of it, and a map's blots of one hand's cards lie at twice as much and more.
  private static let colourShare = 0.12
  /// Fewer windows are no document.
  private static let windowsMinimum = 20
  /// The document without its border; and of a card without portrait, of a table without what
  /// stands below.
  private static let zones = (
    card: DocumentZone(x: 0.02...0.66, y: 0.02...0.98),
    table: DocumentZone(x: 0.02...0.98, y: 0.02...0.8)
  )

  /// The share of the print that is lost, 0…1.
  package let share: Double
  /// Where, in stored pixels.
  package let areas: [PixelRect]

  /// Looks for lost print.
  ///
  /// - Parameters:
  ///   - photo: Its luma.
  ///   - corners: The document's own, in stored pixels, the right way up.
  ///   - letterPixels: Stored pixels to the height of the smallest capitals.
  ///   - grain: The standard deviation of luma at flat places, code values.
  ///   - layout: The kind's.
  /// - Returns: `nil` for a document that is no card and no table, or too small.
  package init?(
    in photo: ReducedPhoto, on corners: Quad, letterPixels: Double, grain: Double,
    layout: DocumentShape.Layout
  ) {
    guard layout == .card || layout == .table else { return nil }
    let isCard = layout == .card
    let scale = 2 * photo.factor
    let letter = letterPixels / Double(scale)
    let side = Int((letter * (isCard ? Self.cellLetters.card : Self.cellLetters.table)).rounded())
    let zone = (isCard ? Self.zones.card : Self.zones.table).outline(on: corners)
    guard side >= Self.cellMinimum,
      let map = SteepnessMap(
        in: photo.lumaHalf, over: zone.scaled(by: 1 / Double(scale)), side: side,
        reach: max(1, Int((letter / Self.risesPerLetter).rounded())))
    else { return nil }
    let windows = map.windows
    let inside = windows.indices.filter { windows[$0] != nil }
    let contrasts = inside.compactMap { windows[$0]?.contrast }
    guard inside.count >= Self.windowsMinimum, let contrast = contrasts.quantile(Self.printQuantile)
    else { return nil }
    let usual =
      inside.compactMap { windows[$0] }
      .filter { $0.contrast >= Self.usualShare * contrast }.map(\.steepness).quantile(0.5) ?? 0
    let least = max(
      contrast * (isCard ? Self.contrastShare.card : Self.contrastShare.table),
      Self.contrastPerGrain * grain)
    let steepness = Self.steepnessShare * usual
    let marks = windows.map { window -> UInt8 in
      guard let window, window.contrast >= least else { return 0 }
      let isUneven = window.swing >= Self.swingShare * window.contrast
      return window.steepness < steepness && isUneven ? 1 : 0
    }
    let patches = Patch.all(
      of: Self.squares(of: marks, columns: map.columns), mapWidth: map.columns,
      least: Int((Self.patchShare * Double(inside.count)).rounded(.up))
    ).filter { patch in
      (!isCard || Self.depth(of: patch, in: map, photo.lumaHalf) >= Self.depthShare * contrast)
        && !Self.isColoured(patch, of: map, photo)
    }
    let printed = contrasts.count { $0 >= least }
    share = Double(patches.reduce(0) { $0 + $1.places.count }) / Double(max(1, printed))
    areas = patches.map {
      map.area(columns: $0.columns, rows: $0.rows).scaled(by: scale).clipped(to: photo.photo)
    }
  }

  /// By how much the mean of a patch's darkest window is below that of the brightest one in it and
  /// around it, code values.
  private static func depth(of patch: Patch, in map: SteepnessMap, _ luma: Plane) -> Double {
    func mean(_ place: Int) -> Double {
      let (column, row) = (place % map.columns, place / map.columns)
      let area = map.area(columns: column...column, rows: row...row)
      let sum = (area.y..<area.y + area.height).reduce(0) { sum, y in
        (area.x..<area.x + area.width).reduce(sum) { $0 + Int(luma[$1, y]) }
      }
      return Double(sum) / Double(area.width * area.height)
    }
    func around(_ range: ClosedRange<Int>, of count: Int) -> ClosedRange<Int> {
      max(0, range.lowerBound - aroundWindows)...min(count - 1, range.upperBound + aroundWindows)
    }
    let columns = around(patch.columns, of: map.columns)
    let rows = around(patch.rows, of: map.windows.count / map.columns)
    let places = rows.flatMap { row in columns.map { row * map.columns + $0 } }
    let brightest = places.filter { map.windows[$0] != nil }.map(mean).max() ?? 0
    let darkest = patch.places.map(mean).min() ?? 0
    return brightest - darkest
  }

  /// Whether a patch's darker places have another colour than its brighter ones.
  private static func isColoured(
    _ patch: Patch, of map: SteepnessMap, _ photo: ReducedPhoto
  ) -> Bool {
    guard let blue = photo.blue, let red = photo.red else { return false }
    var (dark, bright) = (ChromaSums(), ChromaSums())
    for place in patch.places {
      let (column, row) = (place % map.columns, place / map.columns)
      let area = map.area(columns: column...column, rows: row...row)
      let samples = (area.y..<area.y + area.height).flatMap { y in
        (area.x..<area.x + area.width).map { x in
          SIMD3(photo.lumaHalf[x, y], blue[x, y], red[x, y])
        }
      }
      let luma = samples.reduce(0) { $0 + Int($1.x) }
      for sample in samples {
        if Int(sample.x) * samples.count < luma { dark.add(sample) } else { bright.add(sample) }
      }
    }
    guard dark.luma > 0, bright.luma > 0 else { return false }
    let step = dark.chroma - bright.chroma
    let darker = 1 - dark.luma / dark.count * bright.count / bright.luma
    return (step * step).sum().squareRoot() > colourShare * darker
  }

  /// Luma and chroma of some samples.
  private struct ChromaSums {
    var count = 0.0
    var luma = 0.0
    private var chromaSums = SIMD2<Double>()

    /// Cb − 128 and Cr − 128 over luma.
    var chroma: SIMD2<Double> { chromaSums / (luma + Double(LumaRatio.floor) * count) }

    mutating func add(_ sample: SIMD3<UInt8>) {
      count += 1
      luma += Double(sample.x)
      chromaSums += SIMD2(Double(sample.y), Double(sample.z)) - 128
    }
  }

  /// 1 where a mark belongs to a square of ``squareWindows`` that is marked all over.
  private static func squares(of marks: [UInt8], columns: Int) -> [UInt8] {
    var squares = [UInt8](repeating: 0, count: marks.count)
    let offsets = (0..<squareWindows).flatMap { row in
      (0..<squareWindows).map { row * columns + $0 }
    }
    for start in marks.indices where marks[start] != 0 && start % columns + 1 < columns {
      let square = offsets.map { start + $0 }
      guard square.allSatisfy({ $0 < marks.count && marks[$0] != 0 }) else { continue }
      for place in square { squares[place] = 1 }
    }
    return squares
  }
}
