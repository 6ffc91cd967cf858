internal import CVector
import Raster

/// A family card down to the end of its tables, straight and upright, at a scale at which strokes
/// show.
///
/// Strokes are what tells print from what was put in its place: by how much luma changes across
/// them. Rows here are counted from the raster's first.
///
/// The constants are working values: see ``SheetFields``.
struct SheetRaster {
  /// Samples to a millimetre, across strokes and down them.
  static let scale = 4
  static let scaleDown = 2
  /// The first and the last millimetre from the top of the sheet: the title, and the lower table.
  private static let top = 3
  private static let bottom = 188
  /// Columns and rows of the raster, and columns of millimetres.
  static let width = SheetSize.widthMillimetres * scale
  static let height = (bottom - top) * scaleDown
  static let millimetres = SheetSize.widthMillimetres
  /// Print at the left and at the right tells how much the rows lean, in samples. It is sought up
  /// to more than a row; an outline by which rows lean by more than so much is off, where that is
  /// so many times as likely. The upper table tells.
  private static let leftThird = 20..<110
  private static let middleThird = 103..<193
  private static let rightThird = 187..<277
  private static let leanRows = (118 - top) * scaleDown
  private static let leanSought = 14
  private static let leanMaximum = 4
  private static let leanDoubt: Float = 1.15
  /// … and a sheet is bent whose middle is off the line between both by half of this.
  private static let bendMaximum = 4

  private let luma: [Float]
  private let map: PaperMap
  /// By how much rows of print are lower at the right third than at the left, in samples.
  private let lean: Int
  /// How much luma changes from sample to sample, over the ground: the mean of each millimetre of
  /// each row, rows of print being level. The outermost millimetres are margin and have none.
  let strokes: [Float]

  /// The raster of a family card that lies upright; `nil` for an outline that is off.
  init?(of photo: ReducedPhoto, on map: PaperMap) {
    let corners = map.corners.scaled(by: 1 / Double(photo.factor))
    let whole = Size(width: Self.width, height: SheetSize.heightMillimetres * Self.scaleDown)
    guard photo.luma.width >= 2, photo.luma.height >= 2,
      let straight = Homography(
        width: Double(whole.width), height: Double(whole.height), to: corners)
    else { return nil }
    let finest = (corners.area.magnitude / Double(whole.area)).squareRoot()
    luma = LayoutRaster.resampled(
      photo.luma, width: Self.width, rows: Self.row(Self.top)..<Self.row(Self.bottom),
      map: straight, averages: finest > LayoutRaster.averagesFrom)
    self.map = map
    let strokes = Self.strokes(of: luma, on: map)
    guard let lean = Self.lean(strokes) else { return nil }
    self.lean = lean
    self.strokes = Self.levelled(strokes, lean)
  }

  /// The row of so many millimetres from the top of the sheet.
  static func row(_ millimetres: Int) -> Int { (millimetres - top) * scaleDown }

  /// How far a row is from the top of the sheet, in millimetres.
  static func millimetres(of row: Int) -> Int { top + row / scaleDown }

  private static func strokes(of luma: [Float], on map: PaperMap) -> [Float] {
    let count = millimetres - 2
    var strokes = [Float](repeating: 0, count: millimetres * height)
    var lights: (place: Int, values: [Float]) = (-1, [])
    for row in 0..<height {
      let place = groundRow(row, map)
      if place != lights.place { lights = (place, Self.lights(place, map)) }
      let first = row * millimetres + 1
      unsafe luma.withPointer(at: row * width + scale) { samples in
        unsafe strokes.withMutablePointer(at: first) { out in
          unsafe cvector_stroke_sums(out, samples, count)
        }
      }
      for i in 0..<count { strokes[first + i] *= lights.values[i + 1] }
    }
    return strokes
  }

  /// The row of the paper's places in which a row of the raster lies.
  private static func groundRow(_ row: Int, _ map: PaperMap) -> Int {
    let place = millimetres(of: row) * map.size.height / SheetSize.heightMillimetres
    return min(map.size.height - 1, place)
  }

  /// One over the ground's luma in a row of places, and over the samples of a millimetre, by
  /// millimetres.
  private static func lights(_ groundRow: Int, _ map: PaperMap) -> [Float] {
    (0..<millimetres).map { millimetre in
      let column = min(map.size.width - 1, millimetre * map.size.width / millimetres)
      return 1 / (map.ground[groundRow * map.size.width + column] * Float(scale))
    }
  }

  /// By how much rows of print are lower at the right third than at the left, in samples; `nil`
  /// where an outline is off or a sheet is bent.
  private static func lean(_ strokes: [Float]) -> Int? {
    let profiles = [leftThird, middleThird, rightThird].map { columns in
      let sums = (0..<leanRows).map { row in
        let first = row * millimetres
        return strokes[first + columns.lowerBound..<first + columns.upperBound].reduce(0, +)
      }
      let mean = sums.reduce(0, +) / Float(leanRows)
      return sums.map { $0 - mean }
    }
    guard let whole = shift(from: profiles[0], to: profiles[2]),
      let half = shift(from: profiles[0], to: profiles[1]),
      (2 * half - whole).magnitude <= bendMaximum
    else { return nil }
    return whole
  }

  /// The shift at which one profile of rows is most like another; `nil` where that is a larger one.
  /// Rows that are alike are told apart by the title and the headings.
  private static func shift(from one: [Float], to other: [Float]) -> Int? {
    let shifts = (-leanSought...leanSought).map { shift in
      let likeness = (leanSought..<leanRows - leanSought).reduce(Float(0)) {
        $0 + one[$1] * other[$1 + shift]
      }
      return (shift: shift, likeness: likeness)
    }
    let near = shifts.filter { $0.shift.magnitude <= leanMaximum }
    guard let most = shifts.map(\.likeness).max(),
      let best = near.max(by: { $0.likeness < $1.likeness }), best.likeness * leanDoubt >= most
    else { return nil }
    return best.shift
  }

  /// Strokes moved up or down so that rows of print are level.
  private static func levelled(_ strokes: [Float], _ lean: Int) -> [Float] {
    guard lean != 0 else { return strokes }
    var levelled = strokes
    for column in 0..<millimetres {
      let shift = shift(column, lean)
      for row in 0..<height {
        let from = min(height - 1, max(0, row + shift))
        levelled[row * millimetres + column] = strokes[from * millimetres + column]
      }
    }
    return levelled
  }

  /// By how much print of a row is lower so many millimetres from the left than in the middle.
  private static func shift(_ millimetre: Int, _ lean: Int) -> Int {
    let apart = Double(rightThird.lowerBound - leftThird.lowerBound)
    return Int((Double(lean) * Double(millimetre - millimetres / 2) / apart).rounded())
  }

  /// The mean strokes of some rows, by millimetres.
  func strokes(in rows: ClosedRange<Int>) -> [Float] {
    var sums = [Float](repeating: 0, count: Self.millimetres)
    for row in rows {
      let first = row * Self.millimetres
      for i in 0..<Self.millimetres { sums[i] += strokes[first + i] }
    }
    return sums.map { $0 / Float(rows.count) }
  }

  /// The mean luma of some rows over some millimetres, as shares of the ground's.
  func tones(in rows: ClosedRange<Int>, over millimetres: Range<Int>) -> [Float] {
    millimetres.map { millimetre in
      let column = min(map.size.width - 1, millimetre * map.size.width / Self.millimetres)
      let shift = Self.shift(millimetre, lean)
      var sum: Float = 0
      for row in rows {
        let own = min(Self.height - 1, max(0, row &+ shift))
        let first = own &* Self.width &+ millimetre &* Self.scale
        for i in first..<first &+ Self.scale { sum += luma[i] }
      }
      let middle = (rows.lowerBound + rows.upperBound) / 2
      let ground = map.ground[Self.groundRow(middle, map) * map.size.width + column]
      return sum / (ground * Float(rows.count * Self.scale))
    }
  }

  /// The sums down some rows of by how much each sample is darker than what lies beside it.
  func depthSums(down rows: Range<Int>) -> [Float] {
    LayoutRaster.ruleDepthSums(of: luma, width: Self.width, down: rows)
  }

  /// By how much a sample and its neighbours are darker than what lies beside them, by rows and as
  /// shares of the ground; 0 in all but some rows.
  func depths(at sample: Int, in rows: Range<Int>) -> [Float] {
    let (width, reach) = (Self.width, LayoutRaster.ruleReach)
    let shift = Self.shift(sample / Self.scale, lean)
    let column = min(map.size.width - 1, sample * map.size.width / width)
    var depths = [Float](repeating: 0, count: Self.height)
    for row in rows {
      let place = min(Self.height - 1, max(0, row + shift)) * width + sample
      let depth = (place - 1...place + 1).reduce(Float(0)) {
        max($0, min(luma[$1 - reach], luma[$1 + reach]) - luma[$1])
      }
      depths[row] = depth / map.ground[Self.groundRow(row, map) * map.size.width + column]
    }
    return depths
  }
}
