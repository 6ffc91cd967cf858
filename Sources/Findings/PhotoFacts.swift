package import Measures

/// What the file itself says, before anything is measured on its pixels.
package struct PhotoFacts: Equatable, Sendable {
  /// The formats that are decoded; a raw value is the contract's `photo.format`.
  package enum Format: String, CaseIterable, Sendable {
    case jpeg, png
  }

  /// `nil` if neither, or if the header could not be read.
  package var format: Format?
  /// Stored columns; `nil` if the header could not be read.
  package var width: Int?
  /// Stored rows; `nil` if the header could not be read.
  package var height: Int?
  /// The EXIF orientation that holds, 1…8; 1 where the tag is absent or nonsense.
  package var exifOrientation: Int
  /// Whether the file carries an EXIF block of a camera (make or model): chat services strip it.
  package var hasCameraTags: Bool
  /// Focal length as if on 35 mm film, from EXIF, in millimetres; `nil` if absent.
  package var focalLengthMillimetres: Double?
  /// The quality of the last saving by its quantisation tables, 1…100; `nil` for a PNG.
  package var jpegQuality: Int?
  /// The family of its quantisation table; `nil` for a PNG and for a table of no known family.
  package var jpegTable: JPEGTable?
  /// Progressive JPEG or interlaced PNG.
  package var progressive: Bool

  package init(
    format: Format? = nil, width: Int? = nil, height: Int? = nil, exifOrientation: Int = 1,
    hasCameraTags: Bool = false, focalLengthMillimetres: Double? = nil, jpegQuality: Int? = nil,
    jpegTable: JPEGTable? = nil, progressive: Bool = false
  ) {
    self.format = format
    self.width = width
    self.height = height
    self.exifOrientation = exifOrientation
    self.hasCameraTags = hasCameraTags
    self.focalLengthMillimetres = focalLengthMillimetres
    self.jpegQuality = jpegQuality
    self.jpegTable = jpegTable
    self.progressive = progressive
  }
}
