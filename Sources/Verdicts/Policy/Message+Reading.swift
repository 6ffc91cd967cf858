import JSON

extension JSONCursor {
  /// Other keys of the same object are its caller's.
  func message() throws(DataFileError) -> Message {
    try onlyKeys(["when", "problem", "slight", "sentence", "remedy", "also", "resend", "minor"])
    let message = Message(
      problem: try optional("problem")?.bilingual(), slight: try optional("slight")?.bilingual(),
      sentence: try optional("sentence")?.bilingual(), remedy: try required("remedy").bilingual(),
      also: try optional("also")?.bilingual(),
      resend: try optional("resend")?.bool() ?? false,
      minor: try optional("minor")?.bool() ?? false)
    guard (message.problem == nil) != (message.sentence == nil) else {
      throw failure("a message needs either 'problem' or 'sentence'")
    }
    return message
  }
}
