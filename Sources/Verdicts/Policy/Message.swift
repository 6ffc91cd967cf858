import JSON

/// What is said of one defect, and what to do about it.
package struct Message: Equatable, Sendable {
  /// Goes on after "the photo": "is too dark". Empty where ``sentence`` is set.
  package var problem: Bilingual?
  /// The same for a defect that only asks for a review; ``problem`` where absent.
  package var slight: Bilingual?
  /// A whole sentence that stands alone: other defects of such a photo are not worth saying.
  package var sentence: Bilingual?
  package var remedy: Bilingual
  /// The remedy where another defect asks for a new photo; ``remedy`` where absent.
  package var also: Bilingual?
  /// Whether sending the same photo in another way mends it.
  package var resend: Bool
  /// Said only where there is nothing else to say.
  package var minor: Bool
}

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
