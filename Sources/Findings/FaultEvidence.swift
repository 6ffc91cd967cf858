package import Vocabulary

/// What a decoder may say of a photo that gives no pixels: words of the parent's lists, and
/// numbers.
///
/// ``Fault/init(_:)`` makes the text for people of it.
package enum FaultEvidence: Equatable, Sendable {
  /// The photo is empty, ends early or contradicts its format, or the decoder itself failed.
  case found(DecodeTrouble)
  /// The photo is of a format or variant that is not decoded.
  case unsupported(FormatName)
  /// The photo passes a limit: its value, and what was seen where the decoder came to know it, both
  /// in the limit's unit.
  case over(PhotoLimit, allowed: Int, seen: Int?)
}
