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
    default: result.unicodeScalars.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
    }
  }
  return result
}

/// The text of a JSON tree made safe to stand between `<script type="application/json">` and its
/// end tag, and anywhere else in a page: no character of it has a meaning in markup.
package func escapedData(_ text: String) -> String {
  if isPlain(text, but: [0x26, 0x27, 0x3C, 0x3E, 0x7F]) { return text }
  var result = ""
  result.reserveCapacity(text.utf8.count + 16)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "<", ">", "&", "'", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
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

/// Whether a character has no place in a page: controls, and marks that reorder text (UAX #9).
private func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F: true
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
  case 0x2028, 0x2029, 0xFEFF: true
  // Noncharacters, told by their numbers: the standard library's property took a third of a page's
  // time.
  case 0xFDD0...0xFDEF: true
  default: scalar.value & 0xFFFE == 0xFFFE
  }
}
