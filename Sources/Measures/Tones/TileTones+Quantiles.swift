internal import Raster

extension TileTones {
  /// The quantile of tiles whose contrast is that of the strongest print there is: a heading or a
  /// heavy digit, which neither blur nor distance pales as they pale thin strokes. A working value.
  static let strongestQuantile = 0.98

  /// The ground that the given share of the tiles stays below, in code values; `nil` without tiles.
  package func ground(quantile share: Double) -> Double? {
    tiles.map(\.ground).quantile(share)
  }

  /// The contrast where print is strongest, as a share of its ground, 0…1; `nil` without tiles.
  var strongestContrast: Double? {
    tiles.map { $0.contrast / max($0.ground, 1) }.quantile(Self.strongestQuantile)
  }
}
