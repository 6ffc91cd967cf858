import Raster
import Verdicts

extension Evaluation {
  /// How near the measured document is to the labelled one.
  package struct GeometryRow: Sendable {
    /// `nil` for all kinds.
    package var kind: String?
    /// Documents found, of those wholly inside the frame.
    package var found: Share
    /// Intersection over union, of those found; and the share of at least 0.95.
    package var overlap: Spread?
    /// How many outlines overlap the true one by 0.95 or more.
    package var overlapping: Share
    /// Mean distance of the corners from the true ones, as a share of the document's longer edge.
    package var cornerError: Spread?
    /// Resolution against the truth, as a share of it; and the share of photos within 4 %.
    package var dotsPerInchError: Spread?
    /// How many are within 4 % of the true one.
    package var dotsPerInch: Share
    /// Where the true tilt is below 10°, 10° to 40°, and more.
    package var tilts: [TiltBand]
  }

  /// How near the measured tilt is, where the true one is in a range.
  package struct TiltBand: Sendable {
    /// Degrees.
    package var range: Range<Double>
    /// Within 4° of the truth; a tilt that was not told counts as wrong.
    package var near: Share
    /// Of those told, in degrees.
    package var error: Spread?
  }

  private static let overlapMinimum = 0.95
  private static let dotsPerInchTolerance = 0.04
  private static let tiltToleranceDegrees = 4.0
  private static let tiltBandsDegrees = [0.0..<10, 10.0..<40, 40.0..<90]

  /// The row of all photos whose labelled corners are inside, and, where there are several kinds,
  /// of each; empty if there are none.
  package var geometryRows: [GeometryRow] {
    let inside = photos.filter { $0.label.corners != nil && $0.label.isInside == true }
    guard !inside.isEmpty else { return [] }
    let kinds = Set(inside.map(\.kind)).sorted()
    let rows = kinds.map { kind in Self.geometry(kind, inside.filter { $0.kind == kind }) }
    return [Self.geometry(nil, inside)] + (kinds.count > 1 ? rows : [])
  }

  private static func geometry(_ kind: String?, _ inside: [Photo]) -> GeometryRow {
    let found = inside.filter { $0.verdict.document != nil }
    func each(_ measure: (PhotoLabel, DocumentOutline) -> Double?) -> [Double] {
      found.compactMap { photo in photo.verdict.document.flatMap { measure(photo.label, $0) } }
    }
    let overlaps = each { label, seen in label.corners.map { seen.corners.overlap(with: $0) } }
    let errors = each { label, seen -> Double? in
      guard let truth = label.dotsPerInch, truth > 0 else { return nil }
      return seen.dotsPerInch.map { abs($0 / truth - 1) }
    }
    return GeometryRow(
      kind: kind, found: Share(found.count, of: inside.count),
      overlap: Spread(overlaps, isErrorLike: false),
      overlapping: Share(overlaps.count { $0 >= overlapMinimum }, of: overlaps.count),
      cornerError: Spread(
        each { label, seen in label.corners.map { seen.corners.cornerError(from: $0) } },
        isErrorLike: true),
      dotsPerInchError: Spread(errors, isErrorLike: true),
      dotsPerInch: Share(errors.count { $0 <= dotsPerInchTolerance }, of: errors.count),
      tilts: tiltBandsDegrees.map { tilts(in: $0, found) })
  }

  private static func tilts(in range: Range<Double>, _ found: [Photo]) -> TiltBand {
    let truths = found.compactMap { photo -> (truth: Double, seen: Double?)? in
      guard let truth = photo.label.tiltDegrees, range.contains(truth) else { return nil }
      return (truth, photo.verdict.document?.tiltDegrees)
    }
    let errors = truths.compactMap { pair in pair.seen.map { abs($0 - pair.truth) } }
    return TiltBand(
      range: range, near: Share(errors.count { $0 <= tiltToleranceDegrees }, of: truths.count),
      error: Spread(errors, isErrorLike: true))
  }
}
