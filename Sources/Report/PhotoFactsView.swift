/// What a photo's page says of the file itself and of who judged it.
package struct PhotoFactsView: Equatable, Sendable {
  /// `jpeg` or `png`; `nil` if neither.
  package var format: String?
  /// The size of the stored photo in pixels; `nil` if unknown.
  package var width: Int?
  package var height: Int?
  package var bytes: Int
  /// The quality of the last saving, 1…100; `nil` for a PNG.
  package var jpegQuality: Int?
  /// The EXIF orientation that holds, 1…8.
  package var exifOrientation: Int
  /// The clockwise turn in degrees that makes the photo upright after EXIF; `nil` is unknown.
  package var turnDegrees: Int?
  /// Of the stored bytes, in hexadecimal; the page shows its beginning.
  package var sha256: String
  /// Version, policy, isolation and sandbox, in one line.
  package var engine: String
  /// When it was judged, ISO 8601; `nil` if unknown.
  package var time: String?

  package init(
    format: String? = nil, width: Int? = nil, height: Int? = nil, bytes: Int = 0,
    jpegQuality: Int? = nil, exifOrientation: Int = 1, turnDegrees: Int? = nil,
    sha256: String = "", engine: String = "", time: String? = nil
  ) {
    self.format = format
    self.width = width
    self.height = height
    self.bytes = bytes
    self.jpegQuality = jpegQuality
    self.exifOrientation = exifOrientation
    self.turnDegrees = turnDegrees
    self.sha256 = sha256
    self.engine = engine
    self.time = time
  }
}
