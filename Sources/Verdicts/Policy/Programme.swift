import JSON

/// What an applicant needs to hand in.
package struct Programme: Equatable, Sendable {
  package var id: String
  package var name: Bilingual
  /// The kinds of which at least one photo is needed, in the order in which to ask for them.
  package var kinds: [String]
  /// The applicant must come to the office once everything is complete.
  package var inPerson: Bool
}

extension JSONCursor {
  func programme(_ id: String, kinds: [String]) throws(DataFileError) -> Programme {
    try onlyKeys(["name", "kinds", "inPerson"])
    var needed: [String] = []
    for element in try required("kinds").elements() {
      let kind = try element.string()
      guard kinds.contains(kind) else { throw element.unknown(kind, among: kinds) }
      guard !needed.contains(kind) else {
        throw element.failure("'\(kind.shortened)' is listed twice")
      }
      needed.append(kind)
    }
    return Programme(
      id: id, name: try required("name").bilingual(), kinds: needed,
      inPerson: try optional("inPerson")?.bool() ?? false)
  }
}
