/// A luma edge whose profile has been measured, in pixels of the plane it was found in.
package struct LumaEdge: Equatable, Sendable {
  /// Which way luma changes, told apart by 45°: the way across the edge.
  package enum Direction: Int, CaseIterable, Sendable {
    /// Along a row: the edge runs down the picture.
    case row
    /// Down to the right (or up to the left).
    case falling
    /// Along a column: the edge runs across the picture.
    case column
    /// Up to the right (or down to the left).
    case rising

    /// The angle of luma's change: 0, 45, 90 or 135 degrees, clockwise as seen from the x axis.
    package var degrees: Double { Double(rawValue) * 45 }
    /// The direction at a right angle to this one.
    package var perpendicular: Direction {
      switch self {
      case .row: .column
      case .column: .row
      case .falling: .rising
      case .rising: .falling
      }
    }
  }

  /// The column of the steepest sample.
  package var x: Int
  /// Its row.
  package var y: Int
  /// Which way luma changes there.
  package var direction: Direction
  /// Code values from the dark foot to the bright shoulder, 0…255.
  package var contrast: Float
  /// Pixels in which luma rises from 20 to 80 % of the contrast.
  package var riseWidth: Float
}
