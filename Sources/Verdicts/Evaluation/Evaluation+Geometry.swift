import Raster

extension Evaluation {
  /// How near the measured document is to the labelled one.
  package struct GeometryRow: Sendable {
    /// Documents found, of those wholly inside the frame.
    package var found: Share
    /// Intersection over union, of those found: the median, and the share of at least 0.95.
    package var medianOverlap: Double?
    package var overlapping: Share
    /// Resolution within 4 % of the truth, of those found.
    package var dotsPerInch: Share
    package var medianDotsPerInchError: Double?
    /// Tilt within 4° of the truth, where that is below 10°, and where it is more.
    package var smallTilt: Share
    package var largeTilt: Share
  }

  private static let overlapMinimum = 0.95
  private static let dotsPerInchTolerance = 0.04
  private static let tiltToleranceDegrees = 4.0
  private static let largeTiltDegrees = 10.0

  /// The row of all photos whose labelled corners are inside; `nil` if there are none.
  package var geometryRow: GeometryRow? {
    let inside = photos.filter { $0.label.corners != nil && $0.label.isInside == true }
    guard !inside.isEmpty else { return nil }
    let found = inside.filter { $0.verdict.document != nil }
    let overlaps = found.compactMap { photo -> Double? in
      guard let truth = photo.label.corners, let seen = photo.verdict.document?.corners else {
        return nil
      }
      return seen.overlap(with: truth)
    }
    let errors = found.compactMap { photo -> Double? in
      guard let truth = photo.label.dotsPerInch, truth > 0 else { return nil }
      return (photo.verdict.document?.dotsPerInch).map { abs($0 / truth - 1) }
    }
    func tilts(_ isIn: (Double) -> Bool) -> Share {
      let errors = found.compactMap { photo -> Double? in
        guard let truth = photo.label.tiltDegrees, isIn(truth) else { return nil }
        return photo.verdict.document?.tiltDegrees.map { abs($0 - truth) } ?? .infinity
      }
      return Share(errors.count { $0 <= Self.tiltToleranceDegrees }, of: errors.count)
    }
    return GeometryRow(
      found: Share(found.count, of: inside.count), medianOverlap: Self.median(overlaps),
      overlapping: Share(overlaps.count { $0 >= Self.overlapMinimum }, of: overlaps.count),
      dotsPerInch: Share(errors.count { $0 <= Self.dotsPerInchTolerance }, of: errors.count),
      medianDotsPerInchError: Self.median(errors), smallTilt: tilts { $0 < Self.largeTiltDegrees },
      largeTilt: tilts { $0 >= Self.largeTiltDegrees })
  }

  /// The lower one of the two in the middle.
  private static func median(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.sorted()[(values.count - 1) / 2]
  }
}
