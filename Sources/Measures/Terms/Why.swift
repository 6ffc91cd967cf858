/// Why a check has no value. A raw value is the `why` in the verdict.
package enum Why: String, CaseIterable, Sendable {
  /// No document was found, so nothing can be measured on it.
  case noDocument
  /// Too few strong edges to tell sharp from blurred.
  case tooFewEdges
  /// The content gives no sure answer.
  case unsure
  /// The photo is too small for this measurement.
  case tooSmall
  /// The file format does not carry it (a PNG has no JPEG quality).
  case notInFormat
  /// The check does not apply to this kind of photo.
  case notForKind
}
