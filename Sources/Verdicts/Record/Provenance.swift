/// What is known of a photo beside its content: names, place and the bytes' own facts.
package struct Provenance: Equatable, Sendable {
  /// The name to show: the path as given to `check`, or the drop's name.
  package var file: String
  /// Of the bytes as received, 64 lower-case hexadecimal digits; `nil` if they could not be read.
  package var sha256: String?
  /// Length of the file; `nil` if it could not be read.
  package var bytes: Int?
  /// The case; `nil` outside the service.
  package var caseID: String?
  /// The attempt, 1 for the first; `nil` outside the service.
  package var attempt: Int?
  /// The thumbnail's file name beside the verdict; `nil` if none was kept.
  package var thumbnail: String?

  /// What a kept thumbnail is called.
  package static let thumbnailName = "thumb.jpg"

  /// What is known of a photo; what is left out is not.
  package init(
    file: String, sha256: String? = nil, bytes: Int? = nil, caseID: String? = nil,
    attempt: Int? = nil, thumbnail: String? = nil
  ) {
    self.file = file
    self.sha256 = sha256
    self.bytes = bytes
    self.caseID = caseID
    self.attempt = attempt
    self.thumbnail = thumbnail
  }
}
