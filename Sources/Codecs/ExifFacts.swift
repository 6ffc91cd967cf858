/// The few things that EXIF is asked for.
package struct ExifFacts: Equatable, Sendable {
  /// 1…8 as the standard counts; 1 where absent or nonsense.
  package var orientation = 1
  /// Whether ``orientation`` was really there: the camera knew which way was up.
  package var hasOrientation = false
  /// Whether the block names a camera (make or model): chat services strip it.
  package var hasCameraTags = false
  /// Focal length as if on 35 mm film, in millimetres, above 0; `nil` if unknown.
  package var focalLength35mm: Double?

  package init() {}
}
