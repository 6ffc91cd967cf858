/// One command: what it understands, what its manual says, and what it does.
///
/// It is the only description of a command: its manual on the terminal, its man page and the
/// completions of shells are made of it.
struct Command: Sendable {
  var name: String
  /// The arguments after the name, for the synopsis.
  var synopsis: String
  /// One line for the list of commands.
  var summary: String
  /// The manual's description, a paragraph an element.
  var description: [String]
  var options: [Option] = []
  /// What its exit statuses say, but for 2, which every command has.
  var exits: [ExitMeaning] = [.done]
  /// Examples for the manual: a comment and a command line each.
  var examples: [(String, String)] = []
  /// Does the work and returns the exit status.
  ///
  /// Throws ``UsageError`` or ``CommandError``; both end with status 2 and one line.
  var run: @Sendable (Arguments) throws -> Int32

  /// The commands in the order of the help.
  static let all: [Command] = [
    .check, .serve, .submit, .status, .report, .retry, .backup, .override, .journal, .purge,
    .verify, .evaluate, .policy, .demo, .help, .completions,
  ]

  /// Options that every command understands.
  static let common = [
    Option("no-color", "no colour, as NO_COLOR does; may stand before the command as well"),
    Option("help", "h", "this manual"),
  ]

  /// The command of this name.
  ///
  /// - Throws: ``UnknownCommand`` where there is none.
  static func named(_ name: String) throws -> Command {
    guard let command = all.first(where: { $0.name == name }) else { throw UnknownCommand(name) }
    return command
  }
}
