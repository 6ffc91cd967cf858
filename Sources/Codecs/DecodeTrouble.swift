/// What is wrong with a photo that ends early or contradicts its format, in a word.
///
/// A word and no text: the libraries' own messages may quote the file, and what a decoder says
/// crosses to a process that trusts none of it. The C sources spell the same words.
package enum DecodeTrouble: String, CaseIterable, Sendable {
  /// The file ends within its header, its picture, or before its last scan.
  case headerCut, pictureCut, scansCut
  /// The file was changed by a transfer as text.
  case textTransfer
  /// A checksum does not fit its data.
  case badChecksum
  /// The compressed data makes no sense.
  case badData
  /// A marker stands within the data of the picture, or restart markers are missing.
  case strayMarker, lostRestart
  /// Scans do not fit each other.
  case badScans
  /// A table or a palette is missing or makes no sense.
  case badTables
  /// Parts are missing, doubled or out of order.
  case badStructure
  /// The header contradicts itself.
  case badHeader
  /// A part has an impossible length.
  case badLength
  /// A colour transform or a version that nobody knows.
  case unknownVersion
  /// More warnings than are allowed.
  case tooManyWarnings
  /// Any other contradiction of the format.
  case contradiction
  /// Ours: the decoder was called wrongly.
  case decoderMisused
  /// Ours: the thumbnail does not fit its cap.
  case thumbnailTooLong

  /// The trouble that C names.
  init(word: String) { self = Self(rawValue: word) ?? .contradiction }
}
