import JSON

extension JSONCursor {
  /// - Parameter placeholders: The names that may stand in braces: what is filled in there.
  func bilingual(filling placeholders: [String] = ["kind"]) throws(DataFileError) -> Bilingual {
    try onlyKeys(["id", "en"])
    let text = Bilingual(
      id: try required("id").text(filling: placeholders),
      en: try required("en").text(filling: placeholders))
    guard !text.id.isEmpty, !text.en.isEmpty else { throw failure("a text must not be empty") }
    return text
  }

  /// A text in which nothing but these names stands in braces: any other would reach a citizen as
  /// it is.
  private func text(filling placeholders: [String]) throws(DataFileError) -> String {
    var text = try string()
    // By bytes: a policy has hundreds of texts, nearly all without a brace, and every start reads
    // them.
    let isPlain = text.withUTF8 { bytes in unsafe !bytes.contains(UInt8(ascii: "{")) }
    if isPlain { return text }
    for part in text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false)
      .dropFirst()
    {
      guard let end = part.firstIndex(of: UInt8(ascii: "}")) else { continue }
      let name = String(Substring(part[..<end]))
      guard !placeholders.contains(name) else { continue }
      let near = nearestName(to: name, in: placeholders).map { "did you mean '{\($0)}'?" }
      let known = placeholders.map { "{\($0)}" }.joined(separator: ", ")
      throw failure(
        "'{\(name.shortened)}' is nothing that is filled in here; "
          + (near ?? (known.isEmpty ? "nothing is" : "known here: " + known)))
    }
    return text
  }
}
