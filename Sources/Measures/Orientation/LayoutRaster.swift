internal import CVector
import Raster

/// A document seen straight on: luma resampled to a small upright raster, and colour on its cells.
///
/// "Upright" is by one of the four ways it could be read; the opposite way is the same raster
/// turned.
struct LayoutRaster: Equatable, Sendable {
  /// Columns and rows; multiples of ``cellSide``.
  let size: Size
  /// Luma, code values.
  let luma: [Float]
  /// Cells of ``cellSide`` × ``cellSide`` samples.
  let cells: Size
  /// Cb − 128 over luma, per cell; 0 for a grey photo.
  let blue: [Float]
  /// Cr − 128 over luma, per cell.
  let red: [Float]

  /// Cb − 128 over luma at 2 × 2 places of each cell, row by row; empty for a grey photo.
  let bluePlaces: [Float]
  /// Cr − 128 over luma at the same places.
  let redPlaces: [Float]

  /// Whether each cell lies inside the photo's frame.
  let isInside: [Bool]

  /// Samples along the side of a cell.
  let cellSide: Int

  /// A photo whose luma plane is no longer than this, in samples, is read from it, a larger one at
  /// half size. A working value.
  static let smallEdge = 1000
  /// Samples along the side of a cell of a card or table: 2.4 mm of a card, 8 mm of a sheet.
  static let usualCellSide = 8
  /// Samples of the plane in one of the raster from which several are averaged: below it single
  /// samples lose little of the print. About √2, between one sample and two.
  static let averagesFrom = 1.4

  /// Resamples the document whose own corners, as far as assumed, are given.
  ///
  /// - Parameters:
  ///   - corners: Top left, top right, bottom right, bottom left in stored pixels.
  ///   - cells: Columns and rows of cells wanted.
  ///   - cellSide: Samples along the side of a cell: 8 are 2.4 mm of a card, 8 mm of a sheet.
  ///   - isFine: Whether luma is read at full size, however large the photo is.
  /// - Returns: `nil` for corners that are no picture of a rectangle, and for a photo of a few
  ///   pixels.
  init?(
    _ photo: ReducedPhoto, corners: Quad, cells: Size, cellSide: Int = usualCellSide,
    isFine: Bool = false
  ) {
    // Samples are taken between pixels.
    guard photo.lumaHalf.width >= 2, photo.lumaHalf.height >= 2 else { return nil }
    self.cells = cells
    self.cellSide = cellSide
    size = Size(width: cells.width * cellSide, height: cells.height * cellSide)
    // Small photos are read at full size: their print is as fine as that of large ones.
    let isSmall = isFine || photo.luma.size.longEdge <= Self.smallEdge
    let plane = isSmall ? photo.luma : photo.lumaHalf
    let scale = 1 / Double(isSmall ? photo.factor : 2 * photo.factor)
    let quad = corners.scaled(by: scale)
    guard
      let map = Homography(
        width: Double(size.width), height: Double(size.height), to: quad)
    else { return nil }
    let finest = quad.area.magnitude.squareRoot() / Double(size.area).squareRoot()
    let frame = plane.size
    isInside = (0..<cells.area).map { cell in
      let p = map.map(
        Point(
          x: (Double(cell % cells.width) + 0.5) * Double(cellSide),
          y: (Double(cell / cells.width) + 0.5) * Double(cellSide)))
      return p.x >= 0 && p.y >= 0 && p.x < Double(frame.width) && p.y < Double(frame.height)
    }
    luma = Self.resampled(plane, size: size, map: map, averages: finest > Self.averagesFrom)
    let chroma = Self.chroma(photo, cells: cells, quad: corners)
    blue = chroma.blue
    red = chroma.red
    bluePlaces = chroma.bluePlaces
    redPlaces = chroma.redPlaces
  }

  private static func resampled(
    _ plane: Plane, size: Size, map: Homography, averages: Bool
  ) -> [Float] {
    resampled(plane, width: size.width, rows: 0..<size.height, map: map, averages: averages)
  }

  /// Some rows of a plane laid straight, code values.
  ///
  /// - Parameters:
  ///   - plane: At least 2 × 2 samples.
  ///   - map: From the raster's samples to the plane's.
  ///   - averages: Whether several samples of the plane make one.
  static func resampled(
    _ plane: Plane, width: Int, rows: Range<Int>, map: Homography, averages: Bool
  ) -> [Float] {
    let matrix = cvector_homography(map)
    precondition(plane.width >= 2 && plane.height >= 2)
    return unsafe [Float](unsafeUninitializedCapacity: width * rows.count) { out, count in
      count = width * rows.count
      guard let out = out.baseAddress else { return }
      for (place, row) in rows.enumerated() {
        unsafe cvector_resample_straight(
          out + place * width, width, Float(row) + 0.5, plane.samples, plane.width,
          plane.height, matrix, averages ? 1 : 0)
      }
    }
  }

  /// What lies so many samples beside a rule is paper.
  static let ruleReach = 3

  /// The sums down some rows, at each column, of by how much a sample is darker than what lies
  /// beside it, code values; 0 within ``ruleReach`` of a row's ends.
  static func ruleDepthSums(of luma: [Float], width: Int, down rows: Range<Int>) -> [Float] {
    var sums = [Float](repeating: 0, count: width)
    for row in rows {
      unsafe luma.withPointer(at: row * width + ruleReach) { samples in
        unsafe sums.withMutablePointer(at: ruleReach) { out in
          unsafe cvector_add_rule_depths(out, samples, ruleReach, width - 2 * ruleReach)
        }
      }
    }
    return sums
  }

  private typealias Chroma = (
    blue: [Float], red: [Float], bluePlaces: [Float], redPlaces: [Float]
  )

  /// Chroma over luma at four places of each cell; 0 for a grey photo.
  private static func chroma(_ photo: ReducedPhoto, cells: Size, quad: Quad) -> Chroma {
    let places = Size(width: 2 * cells.width, height: 2 * cells.height)
    let scaled = quad.scaled(by: 1 / Double(2 * photo.factor))
    guard let bluePlane = photo.blue, let redPlane = photo.red,
      let map = Homography(
        width: Double(places.width), height: Double(places.height), to: scaled)
    else {
      let none = [Float](repeating: 0, count: cells.area)
      return (none, none, [], [])
    }
    let luma = resampled(photo.lumaHalf, size: places, map: map, averages: false)
    func overLuma(_ plane: Plane) -> (cells: [Float], places: [Float]) {
      let chroma = resampled(plane, size: places, map: map, averages: false)
      var shares: [Float] = []
      shares.reserveCapacity(cells.area)
      for row in 0..<cells.height {
        for column in 0..<cells.width {
          let i = 2 * (row * places.width + column)
          var sums = SIMD2<Float>(-4 * 128, 4 * LumaRatio.floor)
          for k in [i, i + 1, i + places.width, i + places.width + 1] {
            sums += SIMD2(chroma[k], luma[k])
          }
          shares.append(sums.x / sums.y)
        }
      }
      return (shares, zip(chroma, luma).map { ($0 - 128) / ($1 + LumaRatio.floor) })
    }
    let blue = overLuma(bluePlane)
    let red = overLuma(redPlane)
    return (blue.cells, red.cells, blue.places, red.places)
  }
}

extension cvector_homography {
  /// A map as the kernels take it.
  fileprivate init(_ map: Homography) {
    let m = map.m.map { Float($0) }
    self.init(m: (m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7]))
  }
}
