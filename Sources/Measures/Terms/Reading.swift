package import Raster

/// What one check measured on one photo: numbers with units, and no judgement.
///
/// The judge turns a reading into a status by the policy. A check that cannot tell has a `nil`
/// value and says why; it never guesses.
package struct Reading: Equatable, Sendable {
  /// Which check this is.
  package var check: CheckID
  /// The value in the check's unit (``CheckID``'s table in the contract); `nil` if not measured.
  package var value: Double?
  /// Further numbers, by name with the unit last (`directionDegrees`), for the verdict and replay.
  package var measures: [String: Double]
  /// Where in the stored photo, at most ``regionsMaximum``; empty if the check has no place.
  package var regions: [PixelRect]
  /// How sure the measurement is, 0…1.
  package var confidence: Double
  /// What kind of defect it would be, where the check can tell.
  package var cause: Cause?
  /// Why there is no value; `nil` exactly when there is one.
  package var why: Why?

  /// The most regions one reading may carry: a bound for the frame from child to parent.
  package static let regionsMaximum = 64
  /// Tiles of one grid, row by row, as few rectangles; the largest where they are too many, in
  /// their order.
  static func regions(of tiles: [PixelRect]) -> [PixelRect] {
    let joined = PixelRect.joined(tiles)
    guard joined.count > regionsMaximum else { return joined }
    let largest = joined.indices.sorted {
      let (a, b) = (joined[$0], joined[$1])
      return (b.width * b.height, $0) < (a.width * a.height, $1)
    }
    return largest.prefix(regionsMaximum).sorted().map { joined[$0] }
  }

  /// The most further numbers one reading may carry: a bound for the same frame, several
  /// times what any check has.
  package static let measuresMaximum = 24

  /// How sure a measurement is that rests on many alike things, 0…1: half where there are `half` of
  /// them, and towards 1 with more.
  static func confidence(of count: Int, half: Double) -> Double {
    Double(count) / (Double(count) + half)
  }

  /// A measured value.
  package init(
    _ check: CheckID, value: Double, measures: [String: Double] = [:], regions: [PixelRect] = [],
    confidence: Double = 1, cause: Cause? = nil
  ) {
    self.check = check
    self.value = value
    self.measures = measures
    self.regions = regions
    self.confidence = confidence
    self.cause = cause
  }

  /// A check that could not tell.
  package init(notMeasured check: CheckID, why: Why, measures: [String: Double] = [:]) {
    self.check = check
    self.measures = measures
    self.regions = []
    self.confidence = 0
    self.why = why
  }
}
