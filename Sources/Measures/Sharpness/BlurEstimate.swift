internal import Raster

/// How wide the point spread is, from a set of measured edges.
package struct BlurEstimate: Equatable, Sendable {
  /// The blur's diameter across the edges of each direction, in pixels of the plane; `nil` where
  /// too few edges of that direction are strong enough.
  package var diameters: [Double?]
  /// How many edges were used in all.
  package var edgeCount: Int

  /// The quantile of a direction's contrasts that is its strongest edge's. A working value.
  static let strongestQuantile = 0.95
  /// Of a direction's edges, only those with at least this share of the contrast of its strongest
  /// (``strongestQuantile``) count: among closely set strokes a blur lowers contrast and narrows
  /// the flanks at once, and isolated strong edges do not suffer from that. A working value.
  package static let strongShare: Float = 0.6
  /// The strongest edges of a direction must have this share of the contrast of the strongest of
  /// all, else the direction shows only noise, shading and side lobes of other edges. A working
  /// value.
  package static let directionShare: Float = 0.1
  /// The quantile of rise widths: the narrower edges show the point spread, the wider ones were not
  /// steep to begin with (a portrait, a shadow, a rounded corner). A working value: with it the
  /// slope against the labelled diameter of the simulated photos is 0.96.
  package static let quantile = 0.25
  /// The 20–80 % rise of a step blurred by a uniform disk, as a share of the disk's diameter: the
  /// solution of x √(1 − x²) + arcsin x = 0.3 π, which is x = 0.491.
  package static let riseShare = 0.491
  /// What a camera's own sharp picture adds (pixel aperture, interpolation, demosaicing), as a
  /// disk's diameter in pixels; taken off in quadrature. Sharp phone photos of pages measure 2.2 to
  /// 2.6.
  package static let pixelDiameter = 2.1
  /// A motion spreads edges of one direction this many times as far as those along it. A working
  /// value.
  package static let motionRatio = 2.0
  /// … and at least this many pixels of the plane: below it the pixel grid decides. A working
  /// value.
  package static let motionDiameterMinimum = 3.0

  /// An estimate.
  ///
  /// - Parameters:
  ///   - edges: Measured edges of one plane, in any order.
  ///   - leastPerDirection: Strong edges that a direction needs to be believed, 1 or more.
  ///   - contrastMinimum: The contrast that a direction's strongest edges need, in code values.
  package init(
    of edges: some Sequence<LumaEdge>, leastPerDirection: Int, contrastMinimum: Float
  ) {
    var byDirection = [[LumaEdge]](repeating: [], count: LumaEdge.Direction.allCases.count)
    for edge in edges { byDirection[edge.direction.rawValue].append(edge) }
    let references = byDirection.map {
      Self.quantile(Self.strongestQuantile, of: $0.map(\.contrast)) ?? 0
    }
    let strongest = references.max() ?? 0
    diameters = []
    edgeCount = 0
    for (edges, reference) in zip(byDirection, references) {
      let strong = edges.filter { $0.contrast >= Self.strongShare * reference }
      guard strong.count >= leastPerDirection,
        reference >= max(contrastMinimum, Self.directionShare * strongest),
        let width = Self.quantile(Self.quantile, of: strong.map(\.riseWidth))
      else {
        diameters.append(nil)
        continue
      }
      edgeCount += strong.count
      let disk = Double(width) / Self.riseShare
      diameters.append(
        max(0, disk * disk - Self.pixelDiameter * Self.pixelDiameter).squareRoot())
    }
  }

  /// The blur's diameter in pixels of the plane: for a motion that across the edges it spreads
  /// most, else the root mean square over the directions, in which the pixel grid and the roundness
  /// of letters even out.
  package var diameter: Double? {
    guard let widest = widestDiameter else { return nil }
    if isMotion { return widest }
    let measured = diameters.compactMap(\.self)
    let squares = measured.reduce(0) { $0 + $1 * $1 }
    return (squares / Double(measured.count)).squareRoot()
  }

  /// Whether edges of one direction are spread so much farther than those at a right angle to it
  /// that the camera must have moved.
  package var isMotion: Bool {
    guard let widest = widestDiameter, let other = perpendicularDiameter else { return false }
    return widest >= Self.motionDiameterMinimum && widest >= Self.motionRatio * other
  }

  /// The widest direction's diameter, in pixels of the plane.
  package var widestDiameter: Double? { diameters.compactMap(\.self).max() }

  /// The direction of the widest diameter.
  package var widestDirection: LumaEdge.Direction? {
    guard let widestDiameter, let index = diameters.firstIndex(of: widestDiameter) else {
      return nil
    }
    return LumaEdge.Direction(rawValue: index)
  }

  /// The diameter across edges at a right angle to the widest direction.
  package var perpendicularDiameter: Double? {
    widestDirection.flatMap { diameters[$0.perpendicular.rawValue] }
  }

  /// The direction of the longest diameter, refined between the four.
  ///
  /// For a motion of length L towards φ the diameter across edges of direction θ is L |cos(θ − φ)|,
  /// so its square is a constant plus a cosine of 2 (θ − φ), and two differences give φ.
  ///
  /// - Returns: 0 ..< 180 degrees, clockwise from the x axis; the nearest of the four where one was
  ///   not measured.
  package var directionDegrees: Double? {
    guard let widest = widestDirection else { return nil }
    let squares = diameters.map { $0.map { $0 * $0 } }
    guard let row = squares[0], let falling = squares[1], let column = squares[2],
      let rising = squares[3], row != column || falling != rising
    else { return widest.degrees }
    let doubled = Trigonometry.arctangent(y: falling - rising, x: row - column) * 180 / .pi
    return (doubled / 2 + 180).truncatingRemainder(dividingBy: 180)
  }

  static func quantile(_ share: Double, of values: [Float]) -> Float? {
    guard !values.isEmpty else { return nil }
    let place = share * Double(values.count - 1)
    let index = Int(place)
    let low = values.element(ofRank: index)
    let high = values.element(ofRank: min(index + 1, values.count - 1))
    return low + Float(place - Double(index)) * (high - low)
  }
}
