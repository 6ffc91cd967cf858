import Raster

/// A document seen straight on: luma resampled to a small upright raster, and colour on its cells.
///
/// "Upright" is by one of the four ways it could be read; the opposite way is the same raster turned.
struct LayoutRaster {
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

  /// Whether each cell lies inside the photo's frame.
  let isInside: [Bool]

  /// Samples along the side of a cell.
  let cellSide: Int

  /// A photo whose luma plane is no longer than this is read from it, a larger one at half size.
  static let smallEdge = 1000

  /// Resamples the document whose own corners, as far as assumed, are given.
  ///
  /// - Parameters:
  ///   - corners: Top left, top right, bottom right, bottom left in stored pixels.
  ///   - cells: Columns and rows of cells wanted.
  ///   - cellSide: Samples along the side of a cell: 8 are about 3 mm of a card, 8 mm of a sheet.
  /// - Returns: `nil` for corners that are no picture of a rectangle.
  init?(_ photo: ReducedPhoto, corners: [Point], cells: Size, cellSide: Int = 8) {
    self.cells = cells
    self.cellSide = cellSide
    size = Size(width: cells.width * cellSide, height: cells.height * cellSide)
    // Small photos are read at full size: their print is as fine as that of large ones.
    let isSmall = photo.luma.size.longEdge <= Self.smallEdge
    let plane = isSmall ? photo.luma : photo.lumaHalf
    let scale = 1 / Double(isSmall ? photo.factor : 2 * photo.factor)
    let quad = Quad(
      topLeft: corners[0], topRight: corners[1], bottomRight: corners[2], bottomLeft: corners[3]
    ).scaled(by: scale)
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
    luma = Self.resampled(plane, size: size, map: map, averages: finest > 1.4)
    let chroma = Self.chroma(photo, size: size, cellSide: cellSide, map: map, plane: plane)
    blue = chroma.blue
    red = chroma.red
  }

  private static func resampled(
    _ plane: Plane, size: Size, map: Homography, averages: Bool
  ) -> [Float] {
    let m = map.m.map { Float($0) }
    let right = Float(plane.width - 2)
    let bottom = Float(plane.height - 2)
    let stride = plane.width
    let next = averages ? 1 : 0
    let below = averages ? stride : 0
    return unsafe [Float](unsafeUninitializedCapacity: size.area) { out, count in
      unsafe plane.samples.withUnsafeBufferPointer { source in
        for row in 0..<size.height {
          let y = Float(row) + 0.5
          for column in 0..<size.width {
            let x = Float(column) + 0.5
            let w = 1 / (m[6] * x + m[7] * y + 1)
            let sx = (m[0] * x + m[1] * y + m[2]) * w
            let sy = (m[3] * x + m[4] * y + m[5]) * w
            // Written so that a coordinate that is no number becomes 0.
            let u = Int(max(0, min(right, sx)))
            let v = Int(max(0, min(bottom, sy)))
            let i = v &* stride &+ u
            let sum = unsafe UInt16(source[i]) &+ UInt16(source[i &+ next])
            let more = unsafe UInt16(source[i &+ below]) &+ UInt16(source[i &+ below &+ next])
            unsafe out[row &* size.width &+ column] = Float(sum &+ more) * 0.25
          }
        }
      }
      count = size.area
    }
  }

  /// Chroma over luma at four places of each cell; 0 for a grey photo.
  private static func chroma(
    _ photo: ReducedPhoto, size: Size, cellSide: Int, map: Homography, plane: Plane
  ) -> (blue: [Float], red: [Float]) {
    let cells = Size(width: size.width / cellSide, height: size.height / cellSide)
    guard let bluePlane = photo.blue, let redPlane = photo.red else {
      let none = [Float](repeating: 0, count: cells.area)
      return (none, none)
    }
    let half = photo.lumaHalf
    let toHalf = Double(half.width) / Double(plane.width)
    var blue: [Float] = []
    var red: [Float] = []
    for row in 0..<cells.height {
      for column in 0..<cells.width {
        var sums = SIMD4<Float>.zero
        for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
          let p = map.map(
            Point(
              x: (Double(column) + dx) * Double(cellSide), y: (Double(row) + dy) * Double(cellSide))
          )
          let x = Int(max(0, min(Double(half.width - 1), p.x * toHalf)))
          let y = Int(max(0, min(Double(half.height - 1), p.y * toHalf)))
          let i = y * half.width + x
          sums += SIMD4(
            Float(bluePlane.samples[i]) - 128, Float(redPlane.samples[i]) - 128,
            Float(half.samples[i]) + 8, 0)
        }
        blue.append(sums.x / sums.z)
        red.append(sums.y / sums.z)
      }
    }
    return (blue, red)
  }
}
