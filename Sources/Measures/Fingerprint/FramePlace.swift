internal import Raster

/// How the frame of one picture lies in another's.
struct FramePlace {
  /// What is left of a turn or a shear beyond quarter turns, in degrees: of both axes the larger.
  private(set) var rotationDegrees: Double
  /// How far each picture reaches beyond the other's frame, the lesser of both, as a share of the
  /// later's mean side.
  private(set) var overhang: Double

  /// The place of an earlier picture's frame in a later one's.
  ///
  /// - Parameters:
  ///   - earlier: The earlier picture's size.
  ///   - later: The later picture's size.
  ///   - place: Where a place of the earlier lies in the later.
  init(of earlier: Size, in later: Size, at place: (Point) -> Point) {
    let (width, height) = (Double(earlier.width), Double(earlier.height))
    let (left, right) = (
      place(Point(x: 0, y: height / 2)), place(Point(x: width, y: height / 2))
    )
    let (top, bottom) = (place(Point(x: width / 2, y: 0)), place(Point(x: width / 2, y: height)))
    let (along, down) = ((right - left) * (1 / width), (bottom - top) * (1 / height))
    let scale = abs(along.x * down.y - along.y * down.x).squareRoot()
    let isUpright = abs(along.x) > abs(along.y)
    let askew =
      isUpright ? max(abs(along.y), abs(down.x)) : max(abs(along.x), abs(down.y))
    rotationDegrees = askew / max(scale, .leastNormalMagnitude) * 180 / .pi
    let x = isUpright ? [left.x, right.x] : [top.x, bottom.x]
    let y = isUpright ? [top.y, bottom.y] : [left.y, right.y]
    let (x0, x1, y0, y1) = (min(x[0], x[1]), max(x[0], x[1]), min(y[0], y[1]), max(y[0], y[1]))
    let sides = [x0, y0, Double(later.width) - x1, Double(later.height) - y1]
    let beyond = min(sides.map { max(0, -$0) }.max() ?? 0, sides.map { max(0, $0) }.max() ?? 0)
    overhang = beyond / Double(later.area).squareRoot()
  }
}
