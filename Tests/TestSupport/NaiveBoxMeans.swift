package import Raster

/// The slow, obviously right twin of `BoxReducer`: means of boxes of `factorX` × `factorY` samples,
/// rounded half up, fewer samples at the right and bottom edge.
package func naiveBoxMeans(of plane: Plane, factorX: Int, factorY: Int) -> Plane {
  let size = Size(
    width: (plane.width + factorX - 1) / factorX, height: (plane.height + factorY - 1) / factorY)
  var means = Plane(size: size)
  for y in 0..<size.height {
    for x in 0..<size.width {
      var sum = 0
      var count = 0
      for v in y * factorY..<min((y + 1) * factorY, plane.height) {
        for u in x * factorX..<min((x + 1) * factorX, plane.width) {
          sum += Int(plane[u, v])
          count += 1
        }
      }
      means[x, y] = UInt8((sum + count / 2) / count)
    }
  }
  return means
}
