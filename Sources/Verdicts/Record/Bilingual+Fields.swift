extension Bilingual: Recorded {
  static var blank: Bilingual { Bilingual(id: "", en: "") }

  mutating func fields(_ record: inout RecordCoder) {
    record.needed("id", &id, .text)
    record.needed("en", &en, .text)
  }
}
