internal import CVector
import Raster

/// Print against the paper around it, so that shade and darkness hardly matter.
struct InkMap {
  private(set) var size: Size
  private(set) var cells: Size
  /// The raster's luma, code values.
  private(set) var luma: [Float]
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
  /// Whether the document is read the other way up: what is asked for by its place on the document
  /// comes from the opposite place, and the arrays stay as they are.
  private(set) var isHalfTurned = false

  /// Darkness that noise and the texture of paper reach, as a share of the paper: a working value;
  /// grain of 4 code values on paper of 200 is 0.02.
  static let inkMinimum: Float = 0.06
  /// A chroma difference (over luma) that counts fully. A working value.
  static let chromaFull: Float = 0.25
  /// A difference in ln(luma) that counts fully: 0.4 of the luma of paper. A working value.
  static let toneFull: Float = 0.9

  /// Print of a raster seen straight on.
  init(_ raster: LayoutRaster) {
    let size = raster.size
    let cells = raster.cells
    self.size = size
    self.cells = cells
    isInside = raster.isInside
    luma = raster.luma
    let side = raster.cellSide
    precondition(side % Int(cvector_cell_lanes) == 0 && raster.luma.count == size.area)
    precondition(size.width == side * cells.width && size.height == side * cells.height)
    var bright = [Float](repeating: 0, count: cells.area)
    unsafe cvector_cell_papers(&bright, raster.luma, side, cells.width, cells.height)
    let references = zip(Self.smoothed(bright, cells), isInside).map { paper, isInside in
      isInside ? 1 / (paper + LumaRatio.floor) : 0
    }
    var density = [Float](repeating: 0, count: cells.area)
    ink = unsafe [Float](unsafeUninitializedCapacity: size.area) { ink, count in
      count = size.area
      guard let ink = ink.baseAddress else { return }
      unsafe cvector_cell_ink(
        ink, &density, raster.luma, references, side, cells.width, cells.height, LumaRatio.floor,
        Self.inkMinimum)
    }
    self.density = density
    paper = bright
    let tone = bright.map { Float(Trigonometry.logarithm(Double($0 + LumaRatio.floor))) }
    let strange = Self.strangeness(tone: tone, blue: raster.blue, red: raster.red)
    strangeness = strange.indices.map { raster.isInside[$0] ? strange[$0] : 0 }
  }

  /// The same document read the other way up.
  var halfTurned: InkMap {
    var turned = self
    turned.isHalfTurned.toggle()
    return turned
  }

  /// The same document turned clockwise by a quarter.
  var quarterTurned: InkMap {
    var map = reordered(.quarterTurned)
    map.size = size.transposed
    map.cells = cells.transposed
    return map
  }

  /// The same document with left and right exchanged.
  var mirrored: InkMap { reordered(.mirrored) }

  /// In which order a raster's places are read.
  private enum Order {
    case quarterTurned, mirrored

    func callAsFunction<T>(_ values: [T], _ size: Size) -> [T] {
      precondition(values.count == size.area)
      let (width, height) = (size.width, size.height)
      return unsafe [T](unsafeUninitializedCapacity: size.area) { out, count in
        var place = 0
        func take(_ x: Int, _ y: Int) {
          unsafe out.initializeElement(at: place, to: values[y &* width &+ x])
          place &+= 1
        }
        switch self {
        case .quarterTurned:
          for x in 0..<width {
            for y in stride(from: height - 1, through: 0, by: -1) { take(x, y) }
          }
        case .mirrored:
          for y in 0..<height {
            for x in stride(from: width - 1, through: 0, by: -1) { take(x, y) }
          }
        }
        count = place
      }
    }
  }

  private func reordered(_ order: Order) -> InkMap {
    precondition(!isHalfTurned, "a map is turned by half last")
    var map = self
    map.luma = order(luma, size)
    map.ink = order(ink, size)
    map.paper = order(paper, cells)
    map.isInside = order(isInside, cells)
    map.density = order(density, cells)
    map.strangeness = order(strangeness, cells)
    return map
  }

  /// The mean of `density` over the whole document: how much print there is and how black.
  var meanDensity: Float { density.reduce(0, +) / Float(max(1, density.count)) }

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
    func median(_ values: [Float]) -> Float { values.element(ofRank: values.count / 2) }
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

  /// The mean of a per-cell quantity over a part of the document.
  func mean(
    _ values: [Float], in zone: DocumentZone
  ) -> Float {
    let columns = Self.cells(zone.x, of: cells.width, isHalfTurned)
    let rows = Self.cells(zone.y, of: cells.height, isHalfTurned)
    var sum: Float = 0
    for row in rows {
      for column in columns { sum += values[row * cells.width + column] }
    }
    return sum / Float(columns.count * rows.count)
  }

  /// The mean strangeness of the cells along a side, 0…1.
  ///
  /// - Parameter rank: Which of the four sides, from the least strange, 0…3.
  func rimStrangeness(rank: Int) -> Float {
    func mean(_ first: Int, _ step: Int, _ count: Int) -> Float {
      (0..<count).reduce(0) { $0 + strangeness[first + $1 * step] } / Float(max(1, count))
    }
    let (w, h) = (cells.width, cells.height)
    return [
      mean(0, 1, w), mean((h - 1) * w, 1, w), mean(0, w, h), mean(w - 1, w, h),
    ].element(ofRank: rank)
  }

  /// Whether a part of the document has cells beyond the frame.
  func isCut(_ zone: DocumentZone) -> Bool {
    let columns = Self.cells(zone.x, of: cells.width, isHalfTurned)
    return Self.cells(zone.y, of: cells.height, isHalfTurned).contains { row in
      columns.contains { !isInside[row * cells.width + $0] }
    }
  }

  /// The cells between two shares of a side, at least one.
  private static func cells(
    _ shares: ClosedRange<Double>, of count: Int, _ isHalfTurned: Bool
  ) -> Range<Int> {
    let low = Int((shares.lowerBound * Double(count)).rounded())
    let high = max(low + 1, Int((shares.upperBound * Double(count)).rounded()))
    return isHalfTurned ? (count - high)..<(count - low) : low..<high
  }
}
