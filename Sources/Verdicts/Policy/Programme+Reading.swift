import JSON

extension JSONCursor {
  func programme(_ id: String, kinds: [String]) throws(DataFileError) -> Programme {
    try onlyKeys(["name", "kinds", "inPerson", "hours"])
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
      id: id, name: try required("name").bilingual(filling: []), kinds: needed,
      inPerson: try optional("inPerson")?.bool() ?? false,
      hours: try optional("hours")?.openingHours() ?? [])
  }
}
