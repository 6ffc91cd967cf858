/// Breaks text into lines, as SVG does not.
package enum TextLines {
  /// How wide a character is on average, in units of the type size: a little more than the widest
  /// of the usual sans-serif faces needs for running text.
  private static let averageWidth = 0.56

  /// How many characters fit.
  package static func columns(in widthPixels: Double, size: Double) -> Int {
    max(8, Int(widthPixels / (size * averageWidth)))
  }

  /// Lines of at most so many characters, broken at spaces; a longer word is broken anywhere.
  package static func wrapped(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !line.isEmpty, line.count + 1 + word.count > columns {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
      while line.count > columns {
        lines.append(String(line.prefix(columns)))
        line = String(line.dropFirst(columns))
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
