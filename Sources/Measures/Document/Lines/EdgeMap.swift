internal import CVector
import Raster

/// Where tone or colour changes: the gradient of all channels of the small planes together.
///
/// The channels are summed as structure tensors, so that an edge in one channel is not cancelled by
/// another and black to white counts as white to black.
package struct EdgeMap {
  /// A place where the gradient is the largest across the edge.
  typealias Edge = cvector_line_edge

  let size: Size
  /// The root of the tensor's trace per sample, in the planes' units, capped at 32767.
  let magnitude: [Int16]
  let edges: [Edge]

  /// Magnitude under which a place is flat, in the planes' units (a luma ratio of about 1.03). A
  /// working value.
  static let magnitudeMinimum: Int16 = 24

  /// The gradient of a photo's small planes.
  ///
  /// - Complexity: One pass over all samples.
  package init(_ planes: FeaturePlanes) {
    size = planes.size
    var magnitude = [Int16](repeating: 0, count: size.area)
    edges = size.width >= 5 && size.height >= 5 ? Self.edges(of: planes, &magnitude) : []
    self.magnitude = magnitude
  }

  /// Fills in the magnitude, and keeps the local maxima across the edge with direction and weight:
  /// those of a row as soon as the row below it is known.
  private static func edges(of planes: FeaturePlanes, _ magnitude: inout [Int16]) -> [Edge] {
    let (w, h) = (planes.size.width, planes.size.height)
    let count = w - 4
    precondition(magnitude.count == w * h && planes.planes.count == planes.planeCount * w * h)
    // Two rows of three products, in turn.
    var products = [Int32](repeating: 0, count: 6 * count)
    func thin(
      _ samples: UnsafePointer<Int16>, _ products: UnsafeMutablePointer<Int32>,
      _ magnitude: UnsafeMutablePointer<Int16>, into edges: UnsafeMutablePointer<Edge>
    ) -> Int {
      var found = 0
      for y in 2...(h - 2) {
        let first = y * w + 2
        if y < h - 2 {
          let row = unsafe products + y % 2 * 3 * count
          unsafe cvector_slope_products_of_row(
            row, row + count, row + 2 * count, samples + first, w * h, planes.planeCount, w, count)
          unsafe cvector_magnitude_row(magnitude + first, row, row + count, count)
        }
        if y > 2 {
          let row = unsafe UnsafePointer(products + (y - 1) % 2 * 3 * count)
          unsafe found += cvector_edges_of_row(
            edges + found, magnitude + first - w, w,
            cvector_slope_products(along: row, down: row + count, cross: row + 2 * count),
            2, Int32(y - 1), magnitudeMinimum, count)
        }
      }
      return found
    }
    return unsafe [Edge](unsafeUninitializedCapacity: count * (h - 4)) { edges, found in
      guard let edges = edges.baseAddress else { return }
      unsafe found = thin(planes.planes, &products, &magnitude, into: edges)
    }
  }
}
