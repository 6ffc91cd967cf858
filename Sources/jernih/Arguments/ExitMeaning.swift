/// What an exit status of one command says.
struct ExitMeaning: Sendable {
  var status: Int
  /// When a command ends so: the rest of a sentence.
  var meaning: String

  init(_ status: Int, _ meaning: String) {
    self.status = status
    self.meaning = meaning
  }

  /// Of a command that judges nothing.
  static let done = ExitMeaning(0, "the work was done")

  /// Of every command.
  static let failed = ExitMeaning(
    2,
    "the command could not do its work, or not all of it: usage, input or output; a line on "
      + "standard error says what and where")
}
