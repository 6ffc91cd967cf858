/// A clockwise turn by quarters, the unit in which a photo is made upright.
package enum Turn: Int, CaseIterable, Sendable {
  /// No turn.
  case none = 0
  /// By 90°: the left side becomes the top.
  case quarter = 90
  /// By 180°.
  case half = 180
  /// By 270°: the right side becomes the top.
  case threeQuarters = 270

  /// The clockwise angle: 0, 90, 180 or 270.
  package var degrees: Int { rawValue }

  /// The turn made by this one and then another.
  package func followed(by other: Turn) -> Turn {
    Turn(rawValue: (rawValue + other.rawValue) % 360) ?? .none
  }
}
