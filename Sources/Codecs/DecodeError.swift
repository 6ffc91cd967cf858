package import Vocabulary

/// Why a photo gives no pixels, by whose fault: words and numbers, never text of the photo's.
package enum DecodeError: Error, Equatable, Sendable {
  /// The photo's: no bytes.
  case empty
  /// The photo's: its bytes end before the picture does.
  case truncated(DecodeTrouble)
  /// The photo's: its bytes contradict the format.
  case corrupt(DecodeTrouble)
  /// The photo's: a format or variant that is not decoded.
  case unsupported(FormatName)
  /// A limit's: `seen` is `nil` where the decoder stopped before it knew.
  case tooLarge(limit: PhotoLimit, allowed: Int, seen: Int?)
  /// The machine's: an allocation failed.
  case outOfMemory
  /// Ours: the decoder was used wrongly.
  case decoderFailed(DecodeTrouble)
}
