package import Vocabulary

/// What a decoder may say of a photo that gives no pixels: words of the parent's lists, and
/// numbers.
///
/// ``Fault/init(_:)`` makes the text for people of it.
package enum FaultEvidence: Equatable, Sendable {
  /// The photo is empty, ends early or contradicts its format, or the decoder itself failed.
  case found(FaultReason)
  /// The photo is of a format or variant that is not decoded.
  case unsupported(FormatName)
  /// The photo passes a limit: its value, and what was seen where the decoder came to know it, both
  /// in the limit's unit.
  case over(Limit, allowed: Int, seen: Int?)

  /// Which limit of the policy was passed; a raw value is the contract's `limit`.
  package enum Limit: String, CaseIterable, Sendable {
    case bytes, pixels, side, memory, scans

    /// The values that the limit may have for one photo, by what the photo is.
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
}
