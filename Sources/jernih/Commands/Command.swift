/// One command: what it understands, what its manual says, and what it does.
struct Command: Sendable {
  var name: String
  /// The arguments after the name, for the synopsis.
  var synopsis: String
  /// One line for the list of commands.
  var summary: String
  /// The manual's description, a paragraph an element.
  var description: [String]
  var options: [Option]
  /// Examples for the manual: a comment and a command line each.
  var examples: [(String, String)] = []
  /// Does the work and returns the exit status.
  ///
  /// Throws ``UsageError`` or ``CommandError``; both end with status 2 and one line.
  var run: @Sendable (Arguments) throws -> Int32

  /// The commands in the order of the help.
  static let all: [Command] = [
    .check, .serve, .submit, .status, .report, .retry, .backup, .override, .journal, .purge,
    .verify,
    .evaluate, .policy, .demo,
  ]

  /// Options that every command understands.
  static let common = [
    Option("no-color", "no colour, as NO_COLOR does"),
    Option("help", "h", "this manual"),
  ]
}
