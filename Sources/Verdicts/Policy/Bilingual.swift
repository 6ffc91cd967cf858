/// A text in both languages of the service.
package struct Bilingual: Equatable, Sendable {
  /// Bahasa Indonesia.
  package var id: String
  /// English.
  package var en: String

  /// What is said in each language.
  package init(id: String, en: String) {
    self.id = id
    self.en = en
  }

  /// What is the same in both: a number, a name.
  package init(_ text: String) { self.init(id: text, en: text) }

  /// Both texts with `{name}` replaced by that name's value in the same language.
  package func filled(_ values: KeyValuePairs<String, Bilingual>) -> Bilingual {
    var filled = self
    for (name, value) in values {
      filled.id.replace("{\(name)}", with: value.id)
      filled.en.replace("{\(name)}", with: value.en)
    }
    return filled
  }
}
