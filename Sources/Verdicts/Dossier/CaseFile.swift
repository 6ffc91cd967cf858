import Vocabulary
package import JSON

/// What a sender says of a case: `CASE.case.json`.
package struct CaseFile: Equatable, Sendable {
  /// One of the policy's; `nil` if none was named.
  package var programme: String?
  /// When the applicant's message arrived, as the sender wrote it (RFC 3339); `nil` if not said.
  package var received: String?
  /// `id` or `en`; `nil` if not said.
  package var locale: String?

  /// What a sender says; what is left out was not said.
  package init(programme: String? = nil, received: String? = nil, locale: String? = nil) {
    self.programme = programme
    self.received = received
    self.locale = locale
  }

  /// A case file that is refused: the sender's fault, in one line without what the file says.
  package struct Refusal: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong, in English.
    package var reason: String
    /// The ``reason``.
    package var description: String { reason }
  }

  /// Reads a sender's file. Only known keys are kept.
  ///
  /// - Throws: ``Refusal`` for what is longer than the policy's limit, is no JSON, has another
  ///   schema, names a programme that the policy has not, or holds a value of the wrong type.
  package init(_ bytes: [UInt8], policy: Policy) throws(Refusal) {
    let json: JSON
    do {
      json = try JSON.parse(bytes, bytesMaximum: policy.limits.spool.caseBytes)
    } catch {
      // The parser's own message would quote the file.
      let place = "line \(error.position.line), column \(error.position.column)"
      throw Refusal(reason: "case.json, \(place): no JSON, or longer than is allowed")
    }
    guard json.members != nil else { throw Refusal(reason: "case.json: expected an object") }
    guard json["schema"]?.string == Self.schema else {
      throw Refusal(reason: "case.json: schema must be \"\(Self.schema)\"")
    }
    for (key, field) in Self.texts { self[keyPath: field] = try Self.text(key, of: json) }
    if let programme, policy.programme(programme) == nil {
      let known = policy.programmes.map(\.id).joined(separator: ", ")
      throw Refusal(reason: "case.json: the programme is unknown; known are \(known)")
    }
    if let locale, locale != "id" && locale != "en" {
      throw Refusal(reason: "case.json: locale must be \"id\" or \"en\"")
    }
    if let received, !InternetTime.isTime(received) {
      throw Refusal(
        reason: "case.json: received must be a time like 2020-03-24T08:15:00+08:00")
    }
  }

  /// What the service's own file keeps of it.
  init(own json: JSON) {
    for (key, field) in Self.texts { self[keyPath: field] = json[key]?.string }
  }

  /// The name and version of the contract that the file keeps to.
  static let schema = "jernih.case/1"

  /// What a sender may say, by its key.
  private static var texts: KeyValuePairs<String, WritableKeyPath<CaseFile, String?>> {
    ["programme": \.programme, "received": \.received, "locale": \.locale]
  }

  /// The file's keys in the contract's order, every one always there.
  package var json: JSON {
    let texts = Self.texts.map { JSON.Member(key: $0.key, value: .text(self[keyPath: $0.value])) }
    return JSON(.object([JSON.Member(key: "schema", value: .text(Self.schema))] + texts))
  }

  private static func text(_ key: String, of json: JSON) throws(Refusal) -> String? {
    guard let value = json[key] else { return nil }
    guard let text = value.string else {
      throw Refusal(reason: "case.json: \(key) must be a text, found \(value.typeName)")
    }
    return text
  }
}
