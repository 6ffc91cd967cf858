import JSON

/// The caller's fault: a command that does not make sense. Exit status 2.
struct UsageError: Error {
  var message: String
  init(_ message: String) { self.message = message }

  /// An option's value is none of its words; the nearest is named.
  static func oneOf(_ words: [String], not text: String, for option: String) -> UsageError {
    let near = nearestName(to: text, in: words).map { "; did you mean \($0)?" } ?? ""
    let known = words.joined(separator: ", ")
    return UsageError("--\(option) is one of \(known), not \(TerminalText.escaped(text))\(near)")
  }
}
