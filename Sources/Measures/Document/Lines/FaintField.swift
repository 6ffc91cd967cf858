import Raster

/// A channel of the half-size planes in which faint lines are looked for, and where not to look.
struct FaintField {
  let size: Size
  /// Code values.
  let values: [Int16]
  /// Whether each sample is left out.
  private(set) var isExcluded: [Bool]

  /// The luma of a photo.
  init(lumaOf photo: ReducedPhoto) {
    size = photo.lumaHalf.size
    values = photo.lumaHalf.samples.map { Int16($0) }
    isExcluded = [Bool](repeating: false, count: size.area)
  }

  /// Leaves out some cells of a raster over the frame.
  mutating func exclude(_ cells: [Bool], of raster: Size) {
    precondition(cells.count == raster.area)
    let columns = (0..<size.width).map { $0 * raster.width / size.width }
    for y in 0..<size.height {
      let row = y * raster.height / size.height * raster.width
      let first = y * size.width
      for x in 0..<size.width where cells[row + columns[x]] { isExcluded[first + x] = true }
    }
  }
}
