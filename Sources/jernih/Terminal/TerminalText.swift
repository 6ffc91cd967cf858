import JSON

/// Makes text from outside safe to show on a terminal.
enum TerminalText {
  /// The text with control characters, direction marks and other invisible format characters
  /// written as `\u{…}`: a file name can then neither move the cursor nor turn the line around.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar.isInvisible {
        out += scalar.escapedByNumber
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
