package import Raster

extension Orientation {
  /// The orientation that undoes this one.
  package var inverse: Orientation {
    switch self {
    case .quarterTurn: .threeQuarterTurn
    case .threeQuarterTurn: .quarterTurn
    default: self
    }
  }
}
