/// How many digits after the point a verdict records of its numbers.
package enum RecordDigits {
  /// Of a check's value, limits and further numbers.
  package static let value = 4
  /// Of a confidence, 0…1.
  static let confidence = 3
  /// Of a corner's coordinates.
  static let pixels = 1
  static let dotsPerInch = 1
  /// Of the share of the frame, 0…1.
  static let fill = 3
  static let degrees = 1
}
