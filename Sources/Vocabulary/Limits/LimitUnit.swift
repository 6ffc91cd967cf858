/// What a limit counts. A raw value is what readers see.
package enum LimitUnit: String, Sendable {
  case bytes, pixels, seconds, characters
  /// How many of what the row itself names; no unit is shown.
  case number = ""
}
