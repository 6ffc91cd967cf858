package import Vocabulary

extension DecodeTrouble {
  /// Whose and what fault it is.
  package var code: Fault.Code {
    switch self {
    case .empty: .empty
    case .headerCut, .pictureCut, .scansCut: .truncated
    case .textTransfer, .badChecksum, .badData, .strayMarker, .lostRestart, .badScans, .badTables,
      .badStructure, .badHeader, .badLength, .contradiction:
      .corrupt
    case .decoderMisused, .thumbnailTooLong: .decoderFailed
    }
  }
}
