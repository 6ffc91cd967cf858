/// How letters may lie: a page is seen upright or turned by half, or in a mirror. Each pose undoes
/// itself.
package enum LetterPose: Int, Sendable, CaseIterable {
  case asIs
  /// Left is right.
  case mirrored
  /// Top is bottom.
  case flipped
  /// Both.
  case halfTurned

  /// The pose of what lies so and is then brought into another one.
  package func followed(by other: LetterPose) -> LetterPose {
    // Its bits are the two exchanges.
    LetterPose(rawValue: rawValue ^ other.rawValue) ?? self
  }
}
