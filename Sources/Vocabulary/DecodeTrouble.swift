/// What is wrong with a photo that is empty, ends early or contradicts its format, and what a
/// decoder says of its own failures, in a word.
///
/// A word and no text: the libraries' own messages may quote the file, and what a decoder says
/// crosses to a process that trusts none of it. The C sources spell the same words.
package enum DecodeTrouble: String, CaseIterable, Sendable {
  /// The file has no bytes.
  case empty
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
  /// Any other contradiction of the format.
  case contradiction
  /// Ours: the decoder was called wrongly.
  case decoderMisused
  /// Ours: the thumbnail does not fit its cap.
  case thumbnailTooLong

  /// The trouble that C names; a word that is on no list is ``contradiction``.
  package init(word: String) { self = Self(rawValue: word) ?? .contradiction }

  /// What an operator is told, one English line.
  package var detail: String {
    switch self {
    case .empty: "the file is empty"
    case .headerCut: "the file ends within its header"
    case .pictureCut: "the file ends before its picture does"
    case .scansCut: "the file ends before its last scan"
    case .textTransfer: "the file was changed by a transfer as text"
    case .badChecksum: "a checksum does not fit its data"
    case .badData: "the compressed data of the picture makes no sense"
    case .strayMarker: "a marker stands within the data of the picture"
    case .lostRestart: "restart markers are missing or out of order"
    case .badScans: "scans are missing or do not fit each other"
    case .badTables: "a table that the picture needs is missing or makes no sense"
    case .badStructure: "parts of the file are missing, doubled or out of order"
    case .badHeader: "the header contradicts itself"
    case .badLength: "a part of the file has an impossible length"
    case .contradiction: "the bytes contradict the format"
    case .decoderMisused: "the decoder was called wrongly"
    case .thumbnailTooLong: "the thumbnail does not fit its cap"
    }
  }
}
