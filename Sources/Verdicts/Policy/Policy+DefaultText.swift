import Vocabulary

extension Policy {
  /// The text of the built-in policy, with its comments.
  ///
  /// It is the resource, with the limits put in from their list.
  package static let defaultText: String = {
    // By bytes: to search as text costs as many instructions as all the rest of reading a policy.
    let bytes = PackageResources.policy_json5
    let place = Array("\n  limits: {},\n".utf8)
    let start = bytes.indices.first { bytes[$0] == place[0] && bytes[$0...].starts(with: place) }
    guard let start else { preconditionFailure("the built-in policy has a place for the limits") }
    return String(decoding: bytes[...start], as: UTF8.self) + limitsText
      + String(decoding: bytes[(start + place.count)...], as: UTF8.self)
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
