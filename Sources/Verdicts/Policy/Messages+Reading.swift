import Findings
import Measures
package import JSON

extension JSONCursor {
  func messages(kinds: [String]) throws(DataFileError) -> Messages {
    try onlyKeys([
      "most", "templates", "order", "remedies", "unsaid", "together", "checks", "kinds", "faults",
    ])
    let remedies = try required("remedies").remedies()
    let names = remedies.map(\.name)
    var messages = Messages(
      most: try required("most").mostSaid(), templates: [:], order: [], remedies: remedies,
      unsaid: [], together: [], checks: try required("checks").messageTable(remedies: names),
      kinds: [:], faults: [:])
    let templates = try required("templates")
    try templates.onlyKeys(Messages.Template.allCases.map(\.rawValue))
    for template in Messages.Template.allCases {
      messages.templates[template] = try templates.required(template.rawValue).bilingual(
        filling: template.placeholders)
    }
    for element in try required("order").elements() {
      messages.order.append(try element.defectKey())
    }
    for element in try required("unsaid").elements() {
      messages.unsaid.append(try element.unsaid())
    }
    for element in try required("together").elements() {
      messages.together.append(try element.together(messages))
    }
    try validateAliases(messages)
    for (kind, value) in try required("kinds").entries() {
      guard kinds.contains(kind) else { throw value.unknown(kind, among: kinds) }
      messages.kinds[kind] = try value.messageTable(remedies: names)
    }
    for (key, value) in try required("faults").entries() {
      let code = String(key.prefix { $0 != "." })
      let codes = Fault.Code.allCases.map(\.rawValue)
      guard codes.contains(code) else { throw value.unknown(code, among: codes) }
      messages.faults[key] = try value.bilingual(filling: ["kind", "seen", "allowed"])
    }
    return messages
  }

  /// A message that is no check's must be one that stands for several.
  private func validateAliases(_ messages: Messages) throws(DataFileError) {
    let aliases = messages.together.map(\.key)
    let checks = CheckID.allCases.map(\.rawValue)
    for (key, value) in try required("checks").entries()
    where !key.contains(".") && !checks.contains(key) && !aliases.contains(key) {
      throw value.unknown(key, among: checks)
    }
  }

  private func messageTable(
    remedies: [String]
  ) throws(DataFileError) -> [String: Message] {
    var table: [String: Message] = [:]
    for (key, value) in try entries() {
      if key.contains(".") { try value.validateDefectKey(key) }
      try value.onlyKeys(Self.messageKeys)
      table[key] = try value.message(remedies: remedies)
    }
    return table
  }

  /// How much one reply holds.
  private func mostSaid() throws(DataFileError) -> Messages.MostSaid {
    try onlyKeys(["remedies", "problems", "words"])
    return Messages.MostSaid(
      remedies: try integer("remedies", in: 1...10), problems: try integer("problems", in: 1...10),
      words: try integer("words", in: 20...400))
  }

  private func unsaid() throws(DataFileError) -> Messages.Unsaid {
    try onlyKeys(["defect", "beside", "grave"])
    return Messages.Unsaid(
      defect: try required("defect").defectKey(), beside: try required("beside").defectKeys(),
      grave: try optional("grave")?.bool() ?? false)
  }

  private func together(_ messages: Messages) throws(DataFileError) -> Messages.Together {
    try onlyKeys(["when", "as"] + Self.messageKeys)
    let when = try required("when").defectKeys()
    guard when.count >= 2 else { throw failure("'when' needs at least two defects") }
    if let alias = optional("as") {
      let key = try alias.string()
      guard let message = messages.checks[key] else {
        throw alias.unknown(key, among: messages.checks.keys.sorted())
      }
      return Messages.Together(when: when, instead: message, key: key)
    }
    let own = try message(remedies: messages.remedies.map(\.name))
    return Messages.Together(when: when, instead: own, key: when[0])
  }

  private func defectKeys() throws(DataFileError) -> [String] {
    var keys: [String] = []
    for element in try elements() { keys.append(try element.defectKey()) }
    return keys
  }

  /// A check, or a check and a cause, as one text.
  package func defectKey() throws(DataFileError) -> String {
    let key = try string()
    try validateDefectKey(key)
    return key
  }

  /// Refuses what is no check, or no check and cause.
  private func validateDefectKey(_ key: String) throws(DataFileError) {
    if CheckID(rawValue: key) != nil { return }
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    let checks = CheckID.allCases.map(\.rawValue)
    guard let check = parts.first, checks.contains(check) else {
      throw unknown(parts.first ?? key, among: checks)
    }
    guard parts.count == 2, Cause(rawValue: parts[1]) == nil else { return }
    throw unknown(parts[1], among: Cause.allCases.map(\.rawValue))
  }
}
