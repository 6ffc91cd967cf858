/// The name of a kind of photo: `[a-z][a-z0-9]{0,15}`, and no word that means something else in
/// file names and options.
///
/// The policy's kinds, the names of drops and the folders of attempts all have this grammar.
package struct KindName: Hashable, Sendable, CustomStringConvertible {
  /// Letters and digits of the longest name.
  package static let bytesMaximum = 16
  /// What can never be a kind.
  package static let reserved = ["case", "decision", "auto"]

  /// The name itself.
  package let description: String

  /// Reads a name.
  ///
  /// - Returns: `nil` for a text that can name no kind.
  package init?(_ text: String) {
    guard let first = text.utf8.first, Self.isLetter(first), text.utf8.count <= Self.bytesMaximum,
      text.utf8.allSatisfy({ Self.isLetter($0) || (0x30...0x39).contains($0) }),
      !Self.reserved.contains(text)
    else { return nil }
    description = text
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
