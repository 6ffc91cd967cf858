import Report

/// What staff read in the shell, in the language that they asked for.
struct StaffWords {
  let language: Language
  static let option = Option("lang", value: "id|en", "the language of what is told (en)")

  /// - Throws: ``UsageError``.
  init(_ arguments: Arguments) throws {
    language = try arguments.word("lang", default: .en)
  }

  /// The words in Indonesian or in English.
  func callAsFunction(_ indonesian: String, _ english: String) -> String {
    language == .id ? indonesian : english
  }
}
