/// A page of the manual in the macros of man(7).
struct ManSource {
  private let page: ManualPage

  init(_ page: ManualPage) { self.page = page }

  /// The source, with a newline at the end.
  var text: String {
    var text = """
      .\\" Made by jernih help --man.
      .TH \(page.name.uppercased().replacing("-", with: "\\-")) 1 "" "jernih \(Version.text)"

      """
    for section in page.sections {
      text += ".SH \(section.title)\n" + section.blocks.map(Self.source).joined()
    }
    return text
  }

  private static func source(_ block: ManualPage.Block) -> String {
    switch block {
    case .paragraph(let text): ".PP\n" + line(marked(text)) + "\n"
    case .line(let text): ".PP\n.EX\n" + line(escaped(text)) + "\n.EE\n"
    case .row(let term, let meaning):
      ".TP\n" + line(marked(term)) + "\n" + line(marked(meaning)) + "\n"
    }
  }

  /// A line that roff does not take for one of its requests.
  private static func line(_ text: String) -> String {
    text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  /// Escaped text in which what is typed as it stands, an option, is bold.
  private static func marked(_ text: String) -> String {
    escaped(text).replacing(/(^|[ \[(|])((?:\\-){1,2}[A-Za-z0-9](?:\\-|[a-z0-9])*)/) { match in
      "\(match.1)\\fB\(match.2)\\fR"
    }
  }

  /// Text as roff shows it.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\e"
      case "-": out += "\\-"
      case "…": out += "..."
      case "–": out += "\\-"
      case let other where other.isASCII: out.unicodeScalars.append(other)
      case let other:
        let digits = String(other.value, radix: 16, uppercase: true)
        out += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return out
  }
}
