package import Raster

extension DocumentGeometry {
  /// Millimetres in an inch: 25.4 by definition (since 1959).
  package static let millimetresPerInch = 25.4

  /// The geometry of an outline whose corners are named.
  ///
  /// - Parameters:
  ///   - corners: The document's own where the turn is known, in stored pixels.
  ///   - shape: The kind's size in millimetres, if it has one. Where `isUprightKnown` is false the
  ///     longer sides of the outline are taken for the longer sides of the document.
  ///   - isUprightKnown: Whether `corners` start at the document's own top left.
  ///   - photo: The stored photo in pixels.
  ///   - focalLengthMillimetres: As on 35 mm film, from EXIF; `nil` if unknown.
  ///   - confidence: How sure the outline is, 0…1.
  package init(
    corners: Quad, shape: DocumentShape?, isUprightKnown: Bool, photo: Size,
    focalLengthMillimetres: Double?, confidence: Double
  ) {
    let size = Self.millimetres(of: corners, shape: shape, isUprightKnown: isUprightKnown)
    let camera = CameraModel(size: photo, focalLengthMillimetres: focalLengthMillimetres)
    let pose = PoseEstimate(
      quad: corners, camera: camera, focalLengthIsKnown: focalLengthMillimetres != nil,
      aspect: size.map { $0.width / $0.height })
    self.init(
      corners: corners,
      dotsPerInch: size.map { Self.dotsPerInch(corners, width: $0.width, height: $0.height) },
      fill: Self.fill(corners, photo), tiltDegrees: pose?.tiltDegrees,
      skewDegrees: Self.skewDegrees(corners), inside: corners.insideShare(of: photo),
      confidence: confidence)
  }

  /// The largest distance of a corner outside the frame, as a share of the document's diagonal.
  package func cornerOvershoot(in photo: Size) -> Double {
    let diagonal = max(
      corners.topLeft.distance(to: corners.bottomRight),
      corners.topRight.distance(to: corners.bottomLeft))
    guard diagonal > 0 else { return 0 }
    return corners.distancesOutside(of: photo).max() / diagonal
  }

  /// Width and height of the document along the outline's first and second side, in millimetres.
  private static func millimetres(
    of quad: Quad, shape: DocumentShape?, isUprightKnown: Bool
  ) -> (width: Double, height: Double)? {
    guard let width = shape?.widthMillimetres, let height = shape?.heightMillimetres else {
      return nil
    }
    if isUprightKnown { return (width, height) }
    let isWide = quad.meanWidth > quad.meanHeight
    return isWide == (width > height) ? (width, height) : (height, width)
  }

  /// The mean over the four edges of pixels per millimetre, in pixels per inch.
  private static func dotsPerInch(_ quad: Quad, width: Double, height: Double) -> Double {
    let lengths = quad.edgeLengths
    let across = lengths[0] / width + lengths[2] / width
    let down = lengths[1] / height + lengths[3] / height
    return (across + down) / 4 * millimetresPerInch
  }

  /// The extent of the visible part against the frame's, the larger of both directions, 0…1.
  private static func fill(_ quad: Quad, _ photo: Size) -> Double {
    func extent(_ low: Double, _ high: Double, _ limit: Double) -> Double {
      limit > 0 ? max(0, min(limit, high) - max(0, low)) / limit : 0
    }
    let bounds = quad.bounds
    return max(
      extent(bounds.left, bounds.right, Double(photo.width)),
      extent(bounds.top, bounds.bottom, Double(photo.height)))
  }

  /// The clockwise angle of the top edge against the nearest image axis, −45…45 degrees.
  private static func skewDegrees(_ quad: Quad) -> Double {
    let edge = quad.topRight - quad.topLeft
    let degrees = Trigonometry.arctangent(y: edge.y, x: edge.x) * 180 / Double.pi
    return degrees - (degrees / 90).rounded() * 90
  }
}
