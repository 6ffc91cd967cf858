internal import CVector
import Raster

/// Where tone or colour changes: the gradient of all channels of the small planes together.
///
/// The channels are summed as structure tensors, so that an edge in one channel is not cancelled by
/// another and black to white counts as white to black.
struct EdgeMap {
  /// A place where the gradient is the largest across the edge.
  struct Edge {
    /// Column of the sample.
    let x: Int16
    /// Row of the sample.
    let y: Int16
    /// The direction across the edge in degrees, 0…179.
    let degrees: UInt8
    /// 1…4, saturating: a sharp edge is not worth many soft ones.
    let weight: UInt8
  }

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

  /// The difference across sample `i` in the direction of step `a`, smoothed across it by step `b`:
  /// the mean of four differences.
  @inline(__always)
  private static func slope(
    _ p: UnsafeBufferPointer<Int16>, _ i: Int, along a: Int, across b: Int
  ) -> Int16 {
    let far = unsafe p[i &+ a &+ a] &- p[i &- a &- a]
    let near = unsafe p[i &+ a] &- p[i &- a]
    let left = unsafe p[i &+ a &- b] &- p[i &- a &- b]
    let right = unsafe p[i &+ a &+ b] &- p[i &- a &+ b]
    return (far &+ near &+ left &+ right) &>> 2
  }

  /// Keeps the local maxima across the edge, with direction and weight.
  private static func thinned(
    _ planes: FeaturePlanes, _ magnitude: [Int16], _ isUpright: [UInt8]
  ) -> [Edge] {
    let w = planes.size.width
    var edges: [Edge] = []
    edges.reserveCapacity(planes.size.area / 8)
    let least = magnitudeMinimum
    for y in 2..<(planes.size.height - 2) {
      for i in (y &* w &+ 2)..<(y &* w &+ w &- 2) {
        let m = magnitude[i]
        if m < least { continue }
        let x = i &- y &* w
        let step = isUpright[i] == 1 ? 1 : w
        if m < magnitude[i &- step] || m <= magnitude[i &+ step] { continue }
        let weight = m < 2 * least ? 1 : m < 4 * least ? 2 : m < 8 * least ? 3 : 4
        edges.append(
          Edge(
            x: Int16(truncatingIfNeeded: x), y: Int16(truncatingIfNeeded: y),
            degrees: degrees(planes, at: i), weight: UInt8(weight)))
      }
    }
    return edges
  }

  /// The direction across the edge: half the angle of (xx − yy, 2 xy) of the structure tensor.
  private static func degrees(_ planes: FeaturePlanes, at i: Int) -> UInt8 {
    let w = planes.size.width
    var difference: Int32 = 0
    var product: Int32 = 0
    for plane in planes.planes {
      let (gx, gy) = unsafe plane.withUnsafeBufferPointer { p in
        unsafe (
          Int32(slope(p, i, along: 1, across: w)), Int32(slope(p, i, along: w, across: 1))
        )
      }
      difference &+= gx &* gx &- gy &* gy
      product &+= 2 &* gx &* gy
    }
    return HalfAngle.degrees(y: product, x: difference)
  }
}

/// Half the angle of a vector in whole degrees, by a table of the arctangent.
private enum HalfAngle {
  static let steps = 64
  /// Half of arctan(k / steps), in degrees.
  static let table: [UInt8] = (0...steps).map { k in
    let radians = Trigonometry.arctangent(y: Double(k), x: Double(steps))
    return UInt8((radians * 90 / Double.pi).rounded())
  }

  /// 0…179.
  static func degrees(y: Int32, x: Int32) -> UInt8 {
    let ax = Float(x.magnitude)
    let ay = Float(y.magnitude)
    if ax + ay == 0 { return 0 }
    var half: Int
    if ax >= ay {
      half = Int(table[Int(ay / ax * Float(steps))])
    } else {
      half = 45 - Int(table[Int(ax / ay * Float(steps))])
    }
    if x < 0 { half = 90 - half }
    if y < 0 { half = 180 - half }
    return UInt8(half % 180)
  }
}
