import Findings
import Measures
package import JSON

/// Everything that is said to a citizen, in both languages.
package struct Messages: Equatable, Sendable {
  /// Sentences that others are put into.
  package var templates: [Template: Bilingual]
  /// Which remedy helps most comes first: a check, or a check and a cause.
  package var order: [String]
  package var together: [Together]
  /// By `check` or `check.cause`.
  package var checks: [String: Message]
  /// By kind, then as ``checks``: said instead for that kind.
  package var kinds: [String: [String: Message]]
  /// By a fault's code, or code and what was seen (`unsupported.heic`).
  package var faults: [String: Bilingual]

  /// The sentences that the rest is put into, and how a list is joined.
  package enum Template: String, CaseIterable, Sendable {
    case accept, review, reviewDefects, reviewResend, retake, resend, sentence
    case reviewSentence, inPerson, comma, and
  }

  /// Defects that are better said as one.
  package struct Together: Equatable, Sendable {
    /// A check, or a check and a cause, each.
    package var when: [String]
    /// What is said instead: its place among ``Messages/checks``, or a message of its own.
    package var instead: Message
    /// The key under which the new message is ordered and said.
    package var key: String
  }

  /// The message for a defect of a kind: the most special one there is.
  ///
  /// - Parameter key: `check` or `check.cause`.
  package func message(_ key: String, kind: String) -> Message? {
    let check = String(key.prefix { $0 != "." })
    let special = kinds[kind]
    return special?[key] ?? checks[key] ?? special?[check] ?? checks[check]
  }

  /// The place of a defect in ``order``; after all others where it is not listed.
  package func rank(_ key: String) -> Int {
    order.firstIndex(of: key)
      ?? order.firstIndex(of: String(key.prefix { $0 != "." })) ?? order.count
  }

  /// Whether a defect is what a pattern means: the same, or a cause of the pattern's check.
  package static func matches(_ key: String, pattern: String) -> Bool {
    key == pattern || key.hasPrefix(pattern + ".")
  }
}

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
