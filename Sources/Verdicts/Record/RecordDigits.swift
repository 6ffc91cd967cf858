/// How many digits after the point a verdict records of its numbers.
package enum RecordDigits {
  /// Of a check's value, limits and further numbers.
  package static let value = 4
  /// Of a confidence, 0…1.
  static let confidence = 3
  /// Of a corner's coordinates.
  static let pixels = 1
  /// Of a document's resolution.
  static let dotsPerInch = 1
  /// Of the share of the frame, 0…1.
  static let fill = 3
  /// Of tilt and skew.
  static let degrees = 1
  /// Of a limit that was passed.
  static let allowed = 3
  /// Of the wall time of a step.
  static let milliseconds = 1
}
