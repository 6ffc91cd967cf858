import Findings
import Measures
package import JSON

extension JSONCursor {
  func messages(kinds: [String]) throws(DataFileError) -> Messages {
    try onlyKeys(["templates", "order", "together", "checks", "kinds", "faults"])
    var messages = Messages(
      templates: [:], order: [], together: [], checks: try required("checks").messageTable(),
      kinds: [:], faults: [:])
    let templates = try required("templates")
    try templates.onlyKeys(Messages.Template.allCases.map(\.rawValue))
    for template in Messages.Template.allCases {
      messages.templates[template] = try templates.required(template.rawValue).bilingual()
    }
    for element in try required("order").elements() {
      messages.order.append(try element.defectKey())
    }
    for element in try required("together").elements() {
      messages.together.append(try element.together(checks: messages.checks))
    }
    try validateAliases(messages)
    for (kind, value) in try required("kinds").entries() {
      guard kinds.contains(kind) else { throw value.unknown(kind, among: kinds) }
      messages.kinds[kind] = try value.messageTable()
    }
    for (key, value) in try required("faults").entries() {
      let code = String(key.prefix { $0 != "." })
      let codes = Fault.Code.allCases.map(\.rawValue)
      guard codes.contains(code) else { throw value.unknown(code, among: codes) }
      messages.faults[key] = try value.bilingual()
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

  private func messageTable() throws(DataFileError) -> [String: Message] {
    var table: [String: Message] = [:]
    for (key, value) in try entries() {
      if key.contains(".") { try value.validateDefectKey(key) }
      table[key] = try value.message()
    }
    return table
  }

  private func together(checks: [String: Message]) throws(DataFileError) -> Messages.Together {
    try onlyKeys([
      "when", "as", "problem", "slight", "sentence", "remedy", "also", "resend", "minor",
    ])
    var when: [String] = []
    for element in try required("when").elements() { when.append(try element.defectKey()) }
    guard when.count >= 2 else { throw failure("'when' needs at least two defects") }
    if let alias = optional("as") {
      let key = try alias.string()
      guard let message = checks[key] else {
        throw alias.unknown(key, among: checks.keys.sorted())
      }
      return Messages.Together(when: when, instead: message, key: key)
    }
    return Messages.Together(when: when, instead: try message(), key: when[0])
  }

  /// A check, or a check and a cause, as one text.
  package func defectKey() throws(DataFileError) -> String {
    let key = try string()
    try validateDefectKey(key)
    return key
  }

  /// Refuses what is no check, or no check and cause.
  private func validateDefectKey(_ key: String) throws(DataFileError) {
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    let checks = CheckID.allCases.map(\.rawValue)
    guard let check = parts.first, checks.contains(check) else {
      throw unknown(parts.first ?? key, among: checks)
    }
    guard parts.count == 2, Cause(rawValue: parts[1]) == nil else { return }
    throw unknown(parts[1], among: Cause.allCases.map(\.rawValue))
  }
}
