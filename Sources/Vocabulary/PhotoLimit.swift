/// Which of the policy's limits a photo can pass while it is decoded; a raw value is the contract's
/// `limit`.
package enum PhotoLimit: String, CaseIterable, Sendable {
  case bytes, pixels, side, memory, scans

  /// The values that the limit may have for one photo, by what the photo is, each in the limit's
  /// unit.
  package func values(in limits: Limits.Photo) -> [Int] {
    switch self {
    case .bytes: [limits.bytes]
    case .pixels: [limits.jpegPixels, limits.progressivePixels, limits.pngPixels]
    case .side: [limits.sidePixels]
    case .memory: [limits.decoderMemoryBytes]
    case .scans: [limits.scans]
    }
  }
}
