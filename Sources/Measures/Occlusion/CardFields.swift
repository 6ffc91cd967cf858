import Raster

/// Looks for the values of a KTP that cannot be seen, whatever hides them: a label with no print
/// behind it, and a NIK without digits.
///
/// A bar in the card's own colour, a blurred patch, mosaic, correction fluid and print that was
/// rubbed off are no thing on the card to ``CoverSearch``. But every row of a KTP has a value, and
/// print has strokes: where the labels and the other rows have them, and this one has none, it was
/// taken away. A photo out of focus has fewer strokes everywhere, and says nothing.
///
/// The constants are working values, placed on some 760 photos of four hands, of which 580 hide
/// nothing, and the share of a label and what a value may stand aside on the edits and stamps that
/// `Tests/Comparisons/covers.py` draws: of 84 values and NIK that it takes away on 14 cards all are
/// seen, 32 without this, and none on its photos with marks that cover nothing.
struct CardFields {
  /// A profile with less of one pitch has no such rows.
  private static let shareMinimum: Float = 0.35
  /// The last row's middle, in millimetres from the top; below it other print may stand.
  private static let lastRow = 49.5
  /// Rows that the labels show, at least.
  private static let rowsMinimum = 7
  /// How far a row's print reaches from its middle, as a share of the pitch.
  private static let halfRow = 0.32
  /// Where the labels stand, and where the values may begin, in millimetres from the left.
  private static let labels = 3.0...20.0
  private static let starts = 20.2...33.3
  /// The values end about here, and what is looked at of each is so wide: `WNI`, the shortest.
  private static let valuesEnd = 55.0
  private static let valueWidth = 3.6
  /// A value may stand so far beside its place, where a side of the outline is a little askew;
  /// farther left ends the longest label.
  private static let valueAside = [-1.2, 0, 1.2, 2.4]
  /// Where a value goes on: most begin with a colon, which is left of what was taken away. In the
  /// fourth row, the third where the first is not seen, the blood group may stand by itself, which
  /// is one letter or a dash.
  private static let valueOn = [1.6, 2.4, 3.2]
  private static let bloodGroup = 2...3
  /// A label is as strong as this share of the median one: `Nama` is short.
  private static let labelShare: Float = 0.4
  /// Values begin where this quantile of the rows first has so large a share of its most strokes.
  private static let startQuantile = 0.4
  private static let startShare: Float = 0.75
  /// Fewer strokes, over the ground, are too few to miss any.
  private static let strokesMinimum: Float = 0.03
  /// A value with less than this share of the median one's strokes is hidden.
  private static let hiddenValue: Float = 0.25
  /// The NIK's digits, in millimetres from the left and in pitches above the first label; they are
  /// hidden below this share of the values' strokes, of which they have more.
  private static let digits = 23.8...50.5
  private static let above = (2.1, 0.85)
  private static let digitsHalfRow = 0.4
  private static let hiddenDigits: Float = 0.4

  private let width: Int
  private let height: Int
  /// By how much luma changes across each sample, over the ground.
  private let strokes: [Float]

  /// The fields of a card that lies upright.
  init(on map: PaperMap) {
    (width, height) = (2 * map.size.width, 2 * map.size.height)
    precondition(map.luma.count == width * height)
    var strokes = [Float](repeating: 0, count: map.luma.count)
    for row in 0..<height {
      for column in 1..<width - 1 {
        let place = row &* width &+ column
        let ground = map.ground[(row / 2) &* map.size.width &+ column / 2]
        strokes[place] = (map.luma[place &+ 1] - map.luma[place &- 1]).magnitude / ground
      }
    }
    self.strokes = strokes
  }

  /// The values that are hidden; none where the rows of a KTP are not to be seen.
  func covers() -> [CoverSearch.Cover] {
    let (across, down) = (CardRows.zone.x, CardRows.zone.y)
    let (w, h) = (Double(width), Double(height))
    let columns = Int(across.lowerBound * w)..<Int(across.upperBound * w)
    let top = Int(down.lowerBound * h)
    let sums = (top..<Int(down.upperBound * h)).map { mean(columns, in: $0...$0) }
    guard
      let pitch = RowPitch(
        RowPitch.levelled(sums, window: CardRows.window),
        pitches: CardRows.pitches.map { $0 * h }),
      pitch.share >= Self.shareMinimum
    else { return [] }
    let middles = stride(
      from: Double(top) + pitch.first, through: Self.lastRow / CardSize.heightMillimetres * h,
      by: pitch.samples
    ).map(\.self)
    let bands = middles.map { band(around: $0, reach: Self.halfRow * pitch.samples) }
    let labels = bands.map { mean(self.columns(Self.labels), in: $0) }
    let usual = labels.isEmpty ? 0 : labels.element(ofRank: labels.count / 2)
    let labelled = bands.indices.filter { labels[$0] > Self.labelShare * usual }
    guard labelled.count >= Self.rowsMinimum, let start = valuesStart(labelled.map { bands[$0] })
    else { return [] }
    func values(_ aside: [Double]) -> (each: [Float], median: Float) {
      let places = aside.map { max(0, start + column($0)) }
      let values = labelled.map { row in
        places.map { mean(window(at: $0), in: bands[row]) }.max() ?? 0
      }
      return (values, values.element(ofRank: values.count / 2))
    }
    let (first, on) = (values(Self.valueAside), values(Self.valueOn))
    guard first.median >= Self.strokesMinimum else { return [] }
    let end = column(Self.valuesEnd)
    var covers = labelled.indices.filter { row in
      first.each[row] < Self.hiddenValue * first.median
        || !Self.bloodGroup.contains(row) && on.each[row] < Self.hiddenValue * on.median
    }.map { cover(start..<end, around: bands[labelled[$0]], height: pitch.samples) }
    if let top = labelled.first.map({ middles[$0] }),
      let nik = hiddenDigits(above: top, pitch: pitch.samples, values: first.median)
    {
      covers.append(nik)
    }
    return covers
  }

  /// The column from which on most rows have print behind their labels.
  private func valuesStart(_ bands: [ClosedRange<Int>]) -> Int? {
    let quantiles = columns(Self.starts).map { start in
      let values = bands.map { mean(window(at: start), in: $0) }
      return (
        start: start,
        strokes: values.element(ofRank: Int(Self.startQuantile * Double(values.count)))
      )
    }
    let most = quantiles.map(\.strokes).max() ?? 0
    return quantiles.first { $0.strokes >= Self.startShare * most }?.start
  }

  /// The NIK where its row has no digits.
  private func hiddenDigits(
    above first: Double, pitch: Double, values: Float
  ) -> CoverSearch.Cover? {
    let columns = columns(Self.digits)
    let step = Int(Self.valueWidth / 2 * Double(width) / CardSize.widthMillimetres)
    let bands = stride(
      from: first - Self.above.0 * pitch, through: first - Self.above.1 * pitch, by: 0.5
    ).map { band(around: $0, reach: Self.digitsHalfRow * pitch) }
    let strokes = bands.map { band in
      let windows = stride(from: columns.lowerBound, to: columns.upperBound, by: max(1, step))
        .map { mean(window(at: $0), in: band) }
      return windows.element(ofRank: windows.count / 2)
    }
    guard let most = strokes.max(), let place = strokes.firstIndex(of: most),
      most < Self.hiddenDigits * values
    else { return nil }
    return cover(columns, around: bands[place], height: pitch)
  }

  /// The part of the card that one field takes.
  private func cover(
    _ columns: Range<Int>, around band: ClosedRange<Int>, height pitch: Double
  ) -> CoverSearch.Cover {
    let middle = (band.lowerBound + band.upperBound) / 2
    let rows = self.band(around: Double(middle), reach: pitch / 2)
    let (left, right) = (columns.lowerBound / 2, (columns.upperBound - 1) / 2)
    let (top, bottom) = (rows.lowerBound / 2, rows.upperBound / 2)
    return CoverSearch.Cover(
      columns: left...right, rows: top...bottom, count: (right - left + 1) * (bottom - top + 1))
  }

  private func window(at start: Int) -> Range<Int> {
    start..<min(width, start + Int(Self.valueWidth * Double(width) / CardSize.widthMillimetres))
  }

  /// The rows of samples within so many of a place, as far as there are any.
  private func band(around middle: Double, reach: Double) -> ClosedRange<Int> {
    let low = max(0, min(height - 1, Int((middle - reach).rounded())))
    return low...max(low, min(height - 1, Int((middle + reach).rounded())))
  }

  private func mean(_ columns: Range<Int>, in rows: ClosedRange<Int>) -> Float {
    let sum = rows.reduce(Float(0)) { sum, row in
      strokes[(row &* width &+ columns.lowerBound)..<(row &* width &+ columns.upperBound)]
        .reduce(sum, +)
    }
    return sum / Float(max(1, columns.count * rows.count))
  }

  private func columns(_ millimetres: ClosedRange<Double>) -> Range<Int> {
    column(millimetres.lowerBound)..<column(millimetres.upperBound)
  }

  private func column(_ millimetres: Double) -> Int {
    Int(millimetres / CardSize.widthMillimetres * Double(width))
  }
}
