package import Verdicts

/// The languages of the service. A raw value is what `--lang` takes.
package enum Language: String, CaseIterable, Sendable {
  /// Bahasa Indonesia: what applicants and clerks read.
  case id
  /// English: what an operator may ask for.
  case en
}

extension Bilingual {
  /// What is made alike for each language: a number, a time.
  package init(_ text: (Language) -> String) { self.init(id: text(.id), en: text(.en)) }

  /// The text in one of its languages.
  package func text(in language: Language) -> String {
    switch language {
    case .id: id
    case .en: en
    }
  }
}
