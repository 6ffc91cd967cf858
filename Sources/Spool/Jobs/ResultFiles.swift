/// The files of a result that do not know the attempt's number.
package struct ResultFiles: Sendable {
  /// `jpg` or `png` by the photo's bytes, else `bin`.
  package var originalExtension: String
  /// The thumbnail's JPEG bytes; `nil` where there is none.
  package var thumbnail: [UInt8]?

  package init(originalExtension: String, thumbnail: [UInt8]? = nil) {
    self.originalExtension = originalExtension
    self.thumbnail = thumbnail
  }
}
