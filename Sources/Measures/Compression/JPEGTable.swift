/// A family of luma quantisation tables that encoders scale by a quality; a raw value is the
/// contract's `photo.jpegTable`.
package enum JPEGTable: String, CaseIterable, Sendable {
  /// Of ITU-T T.81, annex K.1 (table K.1), which the Independent JPEG Group's library and most
  /// programs use.
  case standard
  /// N. Robidoux's, which mozjpeg takes by default: for luma and chroma of what WhatsApp saves.
  case mozjpeg
  /// One step for all frequencies.
  case flat

  /// The table of quality 50, row by row.
  var base: [UInt32] {
    switch self {
    case .standard: Self.annexK
    case .mozjpeg: Self.robidoux
    case .flat: Self.even
    }
  }

  private static let annexK: [UInt32] = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ]
  private static let robidoux: [UInt32] = [
    16, 16, 16, 18, 25, 37, 56, 85, 16, 17, 20, 27, 34, 40, 53, 75, 16, 20, 24, 31, 43, 62, 91, 135,
    18, 27, 31, 40, 53, 74, 106, 156, 25, 34, 43, 53, 69, 94, 131, 189, 37, 40, 62, 74, 94, 124,
    169, 238, 56, 53, 91, 106, 131, 169, 226, 311, 85, 75, 135, 156, 189, 238, 311, 418,
  ]
  private static let even = [UInt32](repeating: 16, count: 64)

  /// The table that the family has for a quality, as the Independent JPEG Group's library scales
  /// it for a baseline file.
  ///
  /// - Parameter quality: 1…100.
  /// - Returns: 64 steps of 1…255, row by row.
  package func steps(quality: Int) -> [UInt16] {
    let percent = JPEGQuality.percent(of: quality)
    return base.map { UInt16(JPEGQuality.step(of: $0, percent: percent)) }
  }
}
