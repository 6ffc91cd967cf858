import Measures
import Vocabulary

extension Policy {
  /// The text of the built-in policy, with its comments.
  ///
  /// It is the resource, with the limits put in from their list at `limits: {},` and the words of
  /// each check (``CheckID/message``) at `blur: {},` and the like.
  package static let defaultText: String = {
    // By bytes: to search as text costs as many instructions as all the rest of reading a policy.
    let bytes = PackageResources.policy_json5
    let newline = UInt8(ascii: "\n")
    var text = ""
    var (start, placed) = (0, 0)
    for place in bytes.indices.dropLast(emptyObject.count)
    where bytes[place] == emptyObject[0] && bytes[place...].starts(with: emptyObject) {
      let line = (bytes[..<place].lastIndex(of: newline) ?? -1) + 1
      let key = String(decoding: bytes[line..<place], as: UTF8.self)
      guard let words = standardText(key) else { continue }
      text += String(decoding: bytes[start..<line], as: UTF8.self) + words
      start = place + emptyObject.count
      placed += 1
    }
    guard placed == CheckID.allCases.count + 1 else {
      preconditionFailure("the built-in policy has a place for the limits and for each check")
    }
    return text + String(decoding: bytes[start...], as: UTF8.self)
  }()

  /// What stands in the resource where a text is put in.
  private static let emptyObject = Array(": {},\n".utf8)

  /// What is put in at a key, which has its indentation; `nil` for no such key.
  private static func standardText(_ key: String) -> String? {
    if key == "  limits" { return limitsText }
    guard key.hasPrefix("      "), let check = CheckID(rawValue: String(key.dropFirst(6))) else {
      return nil
    }
    return text(of: check.message, key: key)
  }

  private static var limitsText: String {
    var text = "  limits: {\n"
    for table in Limits.tables {
      text += "    // \(table.meaning)\n    \(table.key): {\n"
      text += lines(of: table, indent: "      ") + "    },\n"
    }
    return text + lines(of: Limits.self, indent: "    ") + "  },\n"
  }

  /// `bytes: 67108864,  // 1024 to 1073741824 bytes: Length of the file.`
  private static func lines<Table: LimitTable>(of table: Table.Type, indent: String) -> String {
    Table.rows.map { row in
      let range = "\(row.range.lowerBound) to \(row.range.upperBound)"
      let unit = row.unit.rawValue.isEmpty ? "" : " " + row.unit.rawValue
      return "\(indent)\(row.key): \(row.standard),  // \(range)\(unit): \(row.meaning)\n"
    }.joined()
  }

  /// A message as the resource writes those of the causes.
  private static func text(of message: Message, key: String) -> String {
    let flags = [
      ("resend", message.resend), ("minor", message.minor), ("clerksOnly", message.clerksOnly),
    ].filter(\.1).map { " \($0.0): true," }.joined()
    let texts: [(name: String, text: Bilingual?)] = [
      ("also", message.also), ("problem", message.problem), ("slight", message.slight),
      ("sentence", message.sentence), ("named", message.named),
    ]
    var lines = texts.compactMap { part in part.text.map { line(part.name, $0) } }
    switch message.advice {
    case .named(let name): lines.append("        remedy: \"\(name)\"")
    case .own(let text): lines.append(line("remedy", text))
    case nil: break
    }
    return "\(key): {\(flags)\n" + lines.joined(separator: ",\n") + " },\n"
  }

  private static func line(_ name: String, _ text: Bilingual) -> String {
    "        \(name): { id: \"\(text.id)\", en: \"\(text.en)\" }"
  }
}
