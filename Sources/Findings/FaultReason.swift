/// What a decoder found wrong with a photo that is empty, ends early or contradicts its format, and
/// what it says of its own failures: a word for which the parent has the sentence.
package enum FaultReason: String, CaseIterable, Sendable {
  case empty
  case headerCut, pictureCut, scansCut
  case textTransfer, badChecksum, badData, strayMarker, lostRestart, badScans, badTables
  case badStructure, badHeader, badLength, unknownVersion, tooManyWarnings, contradiction
  case decoderMisused, thumbnailTooLong

  /// Whose and what fault it is.
  package var code: Fault.Code {
    switch self {
    case .empty: .empty
    case .headerCut, .pictureCut, .scansCut: .truncated
    case .textTransfer, .badChecksum, .badData, .strayMarker, .lostRestart, .badScans, .badTables,
      .badStructure, .badHeader, .badLength, .unknownVersion, .tooManyWarnings, .contradiction:
      .corrupt
    case .decoderMisused, .thumbnailTooLong: .decoderFailed
    }
  }

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
    case .unknownVersion: "a colour transform or version that nobody knows"
    case .tooManyWarnings: "more decoder warnings than are allowed"
    case .contradiction: "the bytes contradict the format"
    case .decoderMisused: "the decoder was called wrongly"
    case .thumbnailTooLong: "the thumbnail does not fit its cap"
    }
  }
}
