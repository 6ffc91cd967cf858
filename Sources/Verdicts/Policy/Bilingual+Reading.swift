import JSON

extension JSONCursor {
  func bilingual() throws(DataFileError) -> Bilingual {
    try onlyKeys(["id", "en"])
    let text = Bilingual(id: try required("id").string(), en: try required("en").string())
    guard !text.id.isEmpty, !text.en.isEmpty else { throw failure("a text must not be empty") }
    return text
  }
}
