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

  /// Samples along the side of a cell: about 3 mm of a card, 8 mm of a sheet.
  static let cellSide = 8

  /// Resamples the document whose own corners, as far as assumed, are given.
  ///
  /// - Parameters:
  ///   - corners: Top left, top right, bottom right, bottom left in stored pixels.
  ///   - cells: Columns and rows of cells wanted.
  /// - Returns: `nil` for corners that are no picture of a rectangle.
  init?(_ photo: ReducedPhoto, corners: [Point], cells: Size) {
    self.cells = cells
    size = Size(width: cells.width * Self.cellSide, height: cells.height * Self.cellSide)
    let scale = 1 / Double(2 * photo.factor)
    let quad = Quad(
      topLeft: corners[0], topRight: corners[1], bottomRight: corners[2], bottomLeft: corners[3]
    ).scaled(by: scale)
    guard
      let map = Homography(
        width: Double(size.width), height: Double(size.height), to: quad)
    else { return nil }
    let finest = quad.area.magnitude.squareRoot() / Double(size.area).squareRoot()
    let frame = photo.lumaHalf.size
    isInside = (0..<cells.area).map { cell in
      let p = map.map(
        Point(
          x: (Double(cell % cells.width) + 0.5) * Double(Self.cellSide),
          y: (Double(cell / cells.width) + 0.5) * Double(Self.cellSide)))
      return p.x >= 0 && p.y >= 0 && p.x < Double(frame.width) && p.y < Double(frame.height)
    }
    luma = Self.resampled(photo.lumaHalf, size: size, map: map, averages: finest > 1.4)
    guard let bluePlane = photo.blue, let redPlane = photo.red else {
      blue = [Float](repeating: 0, count: cells.area)
      red = blue
      return
    }
    let chroma = Self.chroma(photo, bluePlane, redPlane, cells: cells, map: map)
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

  /// Chroma over luma at four places of each cell.
  private static func chroma(
    _ photo: ReducedPhoto, _ bluePlane: Plane, _ redPlane: Plane, cells: Size, map: Homography
  ) -> (blue: [Float], red: [Float]) {
    let plane = photo.lumaHalf
    var blue: [Float] = []
    var red: [Float] = []
    for row in 0..<cells.height {
      for column in 0..<cells.width {
        var sums = SIMD4<Float>.zero
        for (dx, dy) in [(2.0, 2.0), (6.0, 2.0), (2.0, 6.0), (6.0, 6.0)] {
          let p = map.map(
            Point(
              x: Double(column * cellSide) + dx, y: Double(row * cellSide) + dy))
          let x = Int(max(0, min(Double(plane.width - 1), p.x)))
          let y = Int(max(0, min(Double(plane.height - 1), p.y)))
          let i = y * plane.width + x
          sums += SIMD4(
            Float(bluePlane.samples[i]) - 128, Float(redPlane.samples[i]) - 128,
            Float(plane.samples[i]) + 8, 0)
        }
        blue.append(sums.x / sums.z)
        red.append(sums.y / sums.z)
      }
    }
    return (blue, red)
  }
}
