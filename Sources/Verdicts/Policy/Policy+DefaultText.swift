import Vocabulary

extension Policy {
  /// The text of the built-in policy, with its comments.
  ///
  /// It is the resource, with the limits put in from their list.
  package static let defaultText: String = {
    let text = String(decoding: PackageResources.policy_json5, as: UTF8.self)
    return text.replacing("  limits: {},\n", with: limitsText)
  }()

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
}
