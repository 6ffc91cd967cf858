import Glibc

/// Colour on a terminal that wants it, plain text everywhere else.
struct Style {
  /// What is meant, not how it looks.
  enum Role: String {
    case good = "32"
    case caution = "33"
    case bad = "31"
    case faint = "2"
    case strong = "1"
  }

  let isColoured: Bool

  /// Colour for a stream.
  ///
  /// - Parameters:
  ///   - descriptor: Where the text goes; colour only if that is a terminal, and no dumb one.
  ///   - refused: `--no-color` was given; NO_COLOR is honoured as well.
  init(for descriptor: Int32, refused: Bool) {
    let noColour = unsafe getenv("NO_COLOR").map { unsafe $0.pointee != 0 } ?? false
    isColoured = !refused && !noColour && Terminal.understandsEscapes(descriptor)
  }

  /// The text in a role's colour.
  func callAsFunction(_ role: Role, _ text: String) -> String {
    isColoured ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
