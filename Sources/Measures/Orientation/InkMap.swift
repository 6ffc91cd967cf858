import Raster

/// Print against the paper around it, so that shade and darkness hardly matter.
struct InkMap {
  private(set) var size: Size
  private(set) var cells: Size
  /// The brighter half's mean luma in each cell: the paper, where there is any.
  private(set) var paper: [Float]
  /// How much darker than the paper each sample is, 0…1, small differences left out.
  private(set) var ink: [Float]
  /// Whether each cell lies inside the photo's frame; the others have no ink and are not strange.
  private(set) var isInside: [Bool]
  /// The mean of `ink` over each cell.
  private(set) var density: [Float]
  /// How far each cell's paper is from the document's usual paper in tone and colour, 0…1: a
  /// portrait is far from it everywhere, print is not.
  private(set) var strangeness: [Float]

  /// Darkness that noise and the texture of paper reach.
  static let inkMinimum: Float = 0.06
  /// A chroma difference (over luma) that counts fully.
  static let chromaFull: Float = 0.25
  /// A difference in ln(luma) that counts fully.
  static let toneFull: Float = 0.9

  init(_ raster: LayoutRaster) {
    size = raster.size
    cells = raster.cells
    isInside = raster.isInside
    let bright = Self.brightMeans(raster)
    let smooth = Self.smoothed(bright, cells)
    var ink = [Float](repeating: 0, count: size.area)
    var density = [Float](repeating: 0, count: cells.area)
    let side = raster.cellSide
    for row in 0..<cells.height {
      for column in 0..<cells.width {
        let cell = row &* cells.width &+ column
        if !raster.isInside[cell] { continue }
        let reference = 1 / (smooth[cell] + 8)
        var sum: Float = 0
        for y in 0..<side {
          let start = (row &* side &+ y) &* size.width &+ column &* side
          for i in start..<(start &+ side) {
            let dark = 1 - (raster.luma[i] + 8) * reference - Self.inkMinimum
            let value = max(0, dark)
            ink[i] = value
            sum += value
          }
        }
        density[cell] = sum / Float(side * side)
      }
    }
    self.ink = ink
    self.density = density
    paper = bright
    let tone = bright.map { Float(Trigonometry.logarithm(Double($0) + 8)) }
    let strange = Self.strangeness(tone: tone, blue: raster.blue, red: raster.red)
    strangeness = strange.indices.map { raster.isInside[$0] ? strange[$0] : 0 }
  }

  /// The same document read the other way up.
  var halfTurned: InkMap {
    var turned = self
    turned.ink.reverse()
    turned.paper.reverse()
    turned.isInside.reverse()
    turned.density.reverse()
    turned.strangeness.reverse()
    return turned
  }

  /// The same document turned clockwise by a quarter.
  var quarterTurned: InkMap {
    func turned<T>(_ values: [T], _ size: Size) -> [T] {
      var out: [T] = []
      out.reserveCapacity(values.count)
      for x in 0..<size.width {
        for y in stride(from: size.height - 1, through: 0, by: -1) {
          out.append(values[y &* size.width &+ x])
        }
      }
      return out
    }
    var map = self
    map.ink = turned(ink, size)
    map.paper = turned(paper, cells)
    map.isInside = turned(isInside, cells)
    map.density = turned(density, cells)
    map.strangeness = turned(strangeness, cells)
    map.size = size.transposed
    map.cells = cells.transposed
    return map
  }

  /// The mean of `density` over the whole document: how much print there is and how black.
  var meanDensity: Float { density.reduce(0, +) / Float(max(1, density.count)) }

  /// The mean of the brighter half of each cell: paper, where there is any.
  private static func brightMeans(_ raster: LayoutRaster) -> [Float] {
    let side = raster.cellSide
    var means: [Float] = []
    means.reserveCapacity(raster.cells.area)
    for row in 0..<raster.cells.height {
      for column in 0..<raster.cells.width {
        var sum: Float = 0
        for y in 0..<side {
          let start = (row &* side &+ y) &* raster.size.width &+ column &* side
          for i in start..<(start &+ side) { sum += raster.luma[i] }
        }
        let mean = sum / Float(side * side)
        var upper: Float = 0
        var count: Float = 0
        for y in 0..<side {
          let start = (row &* side &+ y) &* raster.size.width &+ column &* side
          for i in start..<(start &+ side) where raster.luma[i] >= mean {
            upper += raster.luma[i]
            count += 1
          }
        }
        means.append(count > 0 ? upper / count : mean)
      }
    }
    return means
  }

  /// The mean over 3 × 3 cells.
  private static func smoothed(_ values: [Float], _ cells: Size) -> [Float] {
    var out = values
    for y in 0..<cells.height {
      for x in 0..<cells.width {
        var sum: Float = 0
        var count: Float = 0
        for v in max(0, y - 1)...min(cells.height - 1, y + 1) {
          for u in max(0, x - 1)...min(cells.width - 1, x + 1) {
            sum += values[v * cells.width + u]
            count += 1
          }
        }
        out[y * cells.width + x] = sum / count
      }
    }
    return out
  }

  private static func strangeness(tone: [Float], blue: [Float], red: [Float]) -> [Float] {
    func median(_ values: [Float]) -> Float { values.sorted()[values.count / 2] }
    let usual = (median(tone), median(blue), median(red))
    return tone.indices.map { i in
      let b = blue[i] - usual.1
      let r = red[i] - usual.2
      let colour = (b * b + r * r).squareRoot() / chromaFull
      // Only darker is strange: a highlight says nothing of what is printed.
      let dark = max(0, usual.0 - tone[i]) / toneFull
      return min(1, max(colour, dark))
    }
  }

  /// The mean of a per-cell quantity over a part of the document, given in shares of its sides.
  func mean(
    _ values: [Float], x: ClosedRange<Double>, y: ClosedRange<Double>
  ) -> Float {
    let left = Int((x.lowerBound * Double(cells.width)).rounded())
    let right = max(left + 1, Int((x.upperBound * Double(cells.width)).rounded()))
    let top = Int((y.lowerBound * Double(cells.height)).rounded())
    let bottom = max(top + 1, Int((y.upperBound * Double(cells.height)).rounded()))
    var sum: Float = 0
    for row in top..<bottom {
      for column in left..<right { sum += values[row * cells.width + column] }
    }
    return sum / Float((right - left) * (bottom - top))
  }
}
