import Raster

/// A channel of the half-size planes in which faint lines are looked for, and where not to look.
struct FaintField {
  let size: Size
  /// Code values; of colour, differences of them.
  let values: [Int16]
  /// Whether each sample is left out.
  private(set) var isExcluded: [Bool]

  /// The luma of a photo.
  init(lumaOf photo: ReducedPhoto) {
    size = photo.lumaHalf.size
    let samples = photo.lumaHalf.samples
    var values = [Int16](repeating: 0, count: samples.count)
    for i in samples.indices { values[i] = Int16(samples[i]) }
    self.values = values
    isExcluded = [Bool](repeating: false, count: size.area)
  }

  /// How blue a photo is, Cb less Cr: the ground of a card is, what lies around it seldom; `nil`
  /// for a grey photo.
  init?(bluenessOf photo: ReducedPhoto) {
    guard let blue = photo.blue, let red = photo.red, blue.size == red.size else { return nil }
    size = blue.size
    values = zip(blue.samples, red.samples).map { Int16($0) - Int16($1) }
    isExcluded = [Bool](repeating: false, count: size.area)
  }

  /// Leaves out some cells of a raster over the frame.
  mutating func exclude(_ cells: [Bool], of raster: Size) {
    precondition(cells.count == raster.area)
    let columns = (0..<size.width).map { $0 * raster.width / size.width }
    var (row, excluded): (Int, [Int]) = (-1, [])
    for y in 0..<size.height {
      let own = y * raster.height / size.height
      if own != row {
        row = own
        excluded = columns.indices.filter { cells[row * raster.width + columns[$0]] }
      }
      let first = y * size.width
      for x in excluded { isExcluded[first + x] = true }
    }
  }

  /// Leaves out what lies farther than `margin` outside an outline, both in samples.
  mutating func exclude(outside quad: Quad, margin: Double) {
    let lines = quad.edges.map { Line(from: $0.from, to: $0.to) }
    for y in 0..<size.height {
      var (low, high) = (0.0, Double(size.width))
      for line in lines {
        // Inside, distances are positive.
        let rest = line.normal.y * (Double(y) + 0.5) - line.offset + margin
        guard line.normal.x.magnitude > 1e-9 else {
          if rest < 0 { high = low }
          continue
        }
        let x = -rest / line.normal.x
        if line.normal.x > 0 { low = max(low, x) } else { high = min(high, x) }
      }
      let first = min(size.width, max(0, Int(low)))
      let last = max(first, min(size.width, Int(high.rounded(.up))))
      let row = y * size.width
      for x in 0..<first { isExcluded[row + x] = true }
      for x in last..<size.width { isExcluded[row + x] = true }
    }
  }
}
