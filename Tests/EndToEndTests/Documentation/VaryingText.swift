import Foundation

/// What is another in each run and is left out of a comparison, and nothing else: times, how long
/// something took, random ids and tokens, numbers of processes and users, folders that are made for
/// one run, and what names this machine and its libraries.
enum VaryingText {
  /// Regular expressions, and what is read in place of what they find.
  private static let rules: [(pattern: String, replacement: String)] = [
    (#"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"#, "TIME"),
    (#"\d+(\.\d+)? (ms|s|min|h)\b"#, "DURATION"),
    (#"milliseconds \d+(\.\d+)?"#, "milliseconds N"),
    (#""(queued|decode|measure|thumbnail|total)": ?\d+(\.\d+)?"#, #""$1": N"#),
    // An id of the spool, and the token of a drop that `submit` made.
    (#"\b[0-9a-f]{28}\b"#, "ID"),
    (#"\.[a-z0-9]{12}\."#, ".TOKEN."),
    (#"/tmp/jernih-demo-\w{6}\b"#, "/tmp/jernih-demo-TOKEN"),
    (#"\S+ process \d+"#, "HOST process N"),
    (#"\buser \d+"#, "user N"),
    (#"landlock:\d+"#, "landlock:N"),
    (#""(libjpeg|libpng)": ?"[^"]*""#, #""$1": VERSION"#),
    (#"(libjpeg|libpng) [0-9.]+"#, "$1 VERSION"),
    // The hash of a policy, `default@4c3531e8819d`: any change of a message changes it.
    (#"@[0-9a-f]{12}\b"#, "@HASH"),
  ]

  /// A text with one word in place of each thing that varies.
  static func replaced(in text: String) -> String {
    var text = text
    for rule in rules {
      text = text.replacingOccurrences(
        of: rule.pattern, with: rule.replacement, options: .regularExpression)
    }
    return text
  }
}
