internal import CVector
import Raster

/// Where tone or colour changes: the gradient of all channels of the small planes together.
///
/// The channels are summed as structure tensors, so that an edge in one channel is not cancelled by
/// another and black to white counts as white to black.
struct EdgeMap {
  /// A place where the gradient is the largest across the edge.
  typealias Edge = cvector_line_edge

  let size: Size
  /// The root of the tensor's trace per sample, in the planes' units, capped at 32767.
  let magnitude: [Int16]
  let edges: [Edge]

  /// Magnitude under which a place is flat, in the planes' units (a luma ratio of about 1.03).
  static let magnitudeMinimum: Int16 = 24

  init(_ planes: FeaturePlanes) {
    size = planes.size
    var magnitude = [Int16](repeating: 0, count: size.area)
    var isUpright = [UInt8](repeating: 0, count: size.area)
    if size.width >= 5 && size.height >= 5 {
      Self.measure(planes, &magnitude, &isUpright)
      edges = Self.thinned(planes, magnitude, isUpright)
    } else {
      edges = []
    }
    self.magnitude = magnitude
  }

  /// Fills in the magnitude, and 1 where the change is rather along the row (an upright edge).
  private static func measure(
    _ planes: FeaturePlanes, _ magnitude: inout [Int16], _ isUpright: inout [UInt8]
  ) {
    let w = planes.size.width
    let count = w - 4
    for y in 2..<(planes.size.height - 2) {
      let first = y * w + 2
      var along = [Int32](repeating: 0, count: count)
      var down = along
      for plane in planes.planes {
        // Two samples to each side and two rows above and below are there.
        precondition(plane.count >= first + count + 2 * w + 2)
        unsafe plane.withUnsafeBufferPointer { samples in
          guard let base = samples.baseAddress else { return }
          unsafe cvector_add_slope_squares(&along, &down, base + first, w, count)
        }
      }
      precondition(magnitude.count >= first + count && isUpright.count >= first + count)
      unsafe magnitude.withUnsafeMutableBufferPointer { magnitude in
        unsafe isUpright.withUnsafeMutableBufferPointer { isUpright in
          guard let out = magnitude.baseAddress, let flags = isUpright.baseAddress else { return }
          unsafe cvector_magnitude_row(out + first, flags + first, along, down, count)
        }
      }
    }
  }

  /// Keeps the local maxima across the edge, with direction and weight.
  private static func thinned(
    _ planes: FeaturePlanes, _ magnitude: [Int16], _ isUpright: [UInt8]
  ) -> [Edge] {
    let w = planes.size.width
    let h = planes.size.height
    let count = w - 4
    let channels = planes.channels
    precondition(magnitude.count == w * h && isUpright.count == w * h)
    precondition(channels.count == 4 * w * h)
    return unsafe [Edge](unsafeUninitializedCapacity: count * (h - 4)) { edges, found in
      unsafe magnitude.withUnsafeBufferPointer { magnitude in
        unsafe isUpright.withUnsafeBufferPointer { isUpright in
          unsafe channels.withUnsafeBufferPointer { channels in
            guard let out = edges.baseAddress, let m = magnitude.baseAddress,
              let flags = isUpright.baseAddress, let c = channels.baseAddress
            else { return }
            for y in 2..<(h - 2) {
              let first = y * w + 2
              unsafe found += cvector_edges_of_row(
                out + found, m + first, flags + first, c + 4 * first, w, 2, Int32(y),
                magnitudeMinimum, count)
            }
          }
        }
      }
    }
  }
}
