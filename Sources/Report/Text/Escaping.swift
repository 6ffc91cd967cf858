import JSON

/// Text made safe for HTML, between tags and inside quoted attributes. The only such function.
///
/// The five characters that HTML gives a meaning become entities. Control characters (but for
/// newline and tab) and those that change the direction of the text around them become U+FFFD, so
/// that a name can neither hide in a terminal's escape sequence nor show its end as its beginning.
///
/// - Parameter maximumCharacters: What is longer is cut there and ends in an ellipsis.
package func escaped(_ text: String, maximumCharacters: Int) -> String {
  if text.utf8.count <= maximumCharacters, isPlain(text, but: [0x22, 0x26, 0x27, 0x3C, 0x3E]) {
    return text
  }
  var result = ""
  result.reserveCapacity(min(text.utf8.count, 4 * maximumCharacters) + 16)
  var count = 0
  for scalar in text.unicodeScalars {
    if count == maximumCharacters {
      result += "…"
      break
    }
    count += 1
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    default: result.unicodeScalars.append(scalar.actsOnText ? "\u{FFFD}" : scalar)
    }
  }
  return result
}

/// The text of a JSON tree made safe to stand between `<script type="application/json">` and its
/// end tag, and anywhere else in a page: no character of it has a meaning in markup. What the tree
/// wrote by its number, for it acts on text, is U+FFFD here too: a script would make it of the
/// number again, and show it.
package func escapedData(_ text: String) -> String {
  if isPlain(text, but: [0x26, 0x27, 0x3C, 0x3E, 0x5C]) { return text }
  var result = ""
  result.reserveCapacity(text.utf8.count + 16)
  var scalars = text.unicodeScalars.makeIterator()
  while let scalar = scalars.next() {
    switch scalar {
    case "\\":
      let next = scalars.next()
      if next == "u" {
        for _ in 0..<4 { _ = scalars.next() }
        result += "\u{FFFD}"
      } else {
        result.unicodeScalars.append(scalar)
        if let next { result.unicodeScalars.append(next) }
      }
    case "<", ">", "&", "'", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar.actsOnText ? "\u{FFFD}" : scalar)
    }
  }
  return result
}

/// Whether a text is ASCII without controls and without some further characters: most of a page is,
/// and to build it anew, character by character, took half of a page's time.
private func isPlain(_ text: String, but others: [5 of UInt8]) -> Bool {
  text.utf8.allSatisfy { byte in
    (0x20...0x7E).contains(byte) && byte != others[0] && byte != others[1] && byte != others[2]
      && byte != others[3] && byte != others[4]
  }
}
