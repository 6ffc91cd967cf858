import JSON

extension JSONCursor {
  /// The keys of a message.
  static var messageKeys: [String] {
    [
      "problem", "slight", "sentence", "named", "remedy", "also", "resend", "minor", "clerksOnly",
    ]
  }

  /// Other keys of the same object are its caller's.
  ///
  /// - Parameter remedies: The names of the policy's remedies.
  func message(remedies: [String]) throws(DataFileError) -> Message {
    var message = Message(
      problem: try optional("problem")?.bilingual(), slight: try optional("slight")?.bilingual(),
      sentence: try optional("sentence")?.bilingual(),
      named: try optional("named")?.bilingual(filling: ["kind", "seen"]),
      also: try optional("also")?.bilingual(), resend: try optional("resend")?.bool() ?? false,
      minor: try optional("minor")?.bool() ?? false,
      clerksOnly: try optional("clerksOnly")?.bool() ?? false)
    guard (message.problem == nil) != (message.sentence == nil) else {
      throw failure("a message needs either 'problem' or 'sentence'")
    }
    let remedy = message.clerksOnly ? optional("remedy") : try required("remedy")
    message.advice = try remedy?.advice(among: remedies)
    return message
  }

  /// A remedy's name, or a remedy's text.
  private func advice(among remedies: [String]) throws(DataFileError) -> Message.Advice {
    guard let name = json.string else { return .own(try bilingual()) }
    guard remedies.contains(name) else { throw unknown(name, among: remedies) }
    return .named(name)
  }
}
