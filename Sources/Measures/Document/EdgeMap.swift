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
    /// 1…``EdgeMap/weightMaximum``, saturating: a sharp edge is not worth many soft ones.
    let weight: UInt8
  }

  let size: Size
  /// The root of the tensor's trace per sample, in the planes' units, capped at 32767.
  let magnitude: [Int16]
  let edges: [Edge]

  /// Magnitude under which a place is flat, in the planes' units (a luma ratio of about 1.03).
  static let magnitudeMinimum: Int32 = 24
  /// The largest weight of one edge.
  static let weightMaximum = 4
  /// The most edges kept; beyond it the photo is all texture and the weaker ones are dropped.
  static let countMaximum = 24_000

  init(_ planes: FeaturePlanes) {
    size = planes.size
    let area = size.area
    var xx = [Int32](repeating: 0, count: area)
    var yy = xx
    var xy = xx
    for plane in planes.planes { Self.addTensor(of: plane, size: size, &xx, &yy, &xy) }
    var magnitude = [Int16](repeating: 0, count: area)
    for i in 0..<area {
      let trace = Float(xx[i] &+ yy[i])
      magnitude[i] = Int16(min(32767, trace.squareRoot()))
    }
    self.magnitude = magnitude
    edges = Self.thinned(magnitude, size: size, xx, yy, xy)
  }

  /// Adds gx², gy² and gx·gy of one plane; g is the difference of means of 2 × 3 samples each side.
  private static func addTensor(
    of plane: [Int16], size: Size, _ xx: inout [Int32], _ yy: inout [Int32], _ xy: inout [Int32]
  ) {
    let w = size.width
    guard w >= 5, size.height >= 5 else { return }
    unsafe plane.withUnsafeBufferPointer { p in
      unsafe xx.withUnsafeMutableBufferPointer { xx in
        unsafe yy.withUnsafeMutableBufferPointer { yy in
          unsafe xy.withUnsafeMutableBufferPointer { xy in
            for y in 2..<(size.height &- 2) {
              for x in 2..<(w &- 2) {
                let i = y &* w &+ x
                let gx = unsafe wide(p, i, along: 1, across: w)
                let gy = unsafe wide(p, i, along: w, across: 1)
                unsafe xx[i] = xx[i] &+ gx &* gx
                unsafe yy[i] = yy[i] &+ gy &* gy
                unsafe xy[i] = xy[i] &+ gx &* gy
              }
            }
          }
        }
      }
    }
  }

  /// The difference across sample `i` in the direction of step `a`, smoothed across it by step `b`.
  @inline(__always)
  private static func wide(
    _ p: UnsafeBufferPointer<Int16>, _ i: Int, along a: Int, across b: Int
  ) -> Int32 {
    let far = unsafe Int32(p[i &+ 2 &* a]) &- Int32(p[i &- 2 &* a])
    let near = unsafe Int32(p[i &+ a]) &- Int32(p[i &- a])
    let left = unsafe Int32(p[i &+ a &- b]) &- Int32(p[i &- a &- b])
    let right = unsafe Int32(p[i &+ a &+ b]) &- Int32(p[i &- a &+ b])
    return (far &+ near &+ left &+ right) >> 2
  }

  /// Keeps the local maxima across the edge, with direction and weight.
  private static func thinned(
    _ magnitude: [Int16], size: Size, _ xx: [Int32], _ yy: [Int32], _ xy: [Int32]
  ) -> [Edge] {
    let w = size.width
    var edges: [Edge] = []
    guard w >= 5, size.height >= 5 else { return edges }
    edges.reserveCapacity(countMaximum)
    let least = Int16(magnitudeMinimum)
    for y in 2..<(size.height - 2) {
      for x in 2..<(w - 2) {
        let i = y &* w &+ x
        let m = magnitude[i]
        if m < least { continue }
        let step = xx[i] > yy[i] ? 1 : w
        if m < magnitude[i &- step] || m <= magnitude[i &+ step] { continue }
        let radians =
          Trigonometry.arctangent(y: Double(2 &* xy[i]), x: Double(xx[i] &- yy[i])) / 2
        var degrees = Int((radians * (180 / Double.pi)).rounded())
        if degrees < 0 { degrees += 180 }
        let weight = m < 2 * least ? 1 : m < 4 * least ? 2 : m < 8 * least ? 3 : weightMaximum
        edges.append(
          Edge(
            x: Int16(x), y: Int16(y), degrees: UInt8(degrees % 180), weight: UInt8(weight)))
      }
    }
    return edges
  }
}
