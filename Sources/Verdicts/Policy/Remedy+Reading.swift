import JSON

extension JSONCursor {
  /// The policy's remedies by name.
  func remedies() throws(DataFileError) -> [Remedy] {
    var remedies: [Remedy] = []
    for (name, value) in try entries() { remedies.append(try value.remedy(name)) }
    let names = remedies.map(\.name)
    for (_, value) in try entries() {
      for list in try value.optional("insteadOf")?.elements() ?? [] {
        for element in try list.elements() {
          let name = try element.string()
          guard names.contains(name) else { throw element.unknown(name, among: names) }
        }
      }
    }
    return remedies
  }

  private func remedy(_ name: String) throws(DataFileError) -> Remedy {
    try onlyKeys(["text", "also", "asks", "insteadOf"])
    var remedy = Remedy(
      name: name, text: try required("text").bilingual(), also: try optional("also")?.bilingual())
    for (topic, word) in try optional("asks")?.entries() ?? [] {
      remedy.asks[topic] = try word.string()
    }
    for list in try optional("insteadOf")?.elements() ?? [] {
      var names: [String] = []
      for element in try list.elements() { names.append(try element.string()) }
      guard names.count >= 2 else { throw list.failure("expected at least two remedies") }
      remedy.insteadOf.append(names)
    }
    return remedy
  }
}
