internal import Raster

/// Blocks spread over a plane, or over a document on it, of which the flattest tell the noise.
enum FlatBlocks {
  /// Samples along the side of a block, as the kernels have it.
  static let side = 16
  /// Blocks that are looked at: bounds the time; a tenth of them is what ``NoiseMeter`` needs to
  /// find flat ones between print. A working value.
  static let countMaximum = 240
  /// Blocks that are asked whether they lie inside the outline, at most about; above it a coarser
  /// lattice does. Bounds the time: a working value with which the corpus' figures stayed as they
  /// were.
  static let latticeMaximum = 1500

  /// The top left samples of some blocks whose middle lies inside, as indices of the plane; a
  /// sample around each is there.
  static func places(in plane: Plane, outline: Quad?) -> [Int] {
    let columns = (plane.width - 2) / side
    let rows = (plane.height - 2) / side
    guard columns > 0, rows > 0 else { return [] }
    let inside = outline.map(HalfPlanes.init)
    var places: [Int] = []
    var step = 1
    while columns * rows / (step * step) > latticeMaximum { step += 1 }
    for row in stride(from: 0, to: rows, by: step) {
      for column in stride(from: 0, to: columns, by: step) {
        let x = 1 + column * side
        let y = 1 + row * side
        if inside?.contains(x: x + side / 2, y: y + side / 2) ?? true {
          places.append(y * plane.width + x)
        }
      }
    }
    let count = min(places.count, countMaximum)
    return (0..<count).map { places[$0 * places.count / count] }
  }
}
