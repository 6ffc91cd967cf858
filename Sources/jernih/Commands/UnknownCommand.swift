import JSON

/// The caller's fault: a command that there is not. Exit status 2.
struct UnknownCommand: Error {
  /// One line, with the nearest command.
  var message: String

  init(_ name: String) {
    let near = nearestName(
      to: name, in: Command.all.map(\.name) + HelpTopic.allCases.map(\.rawValue))
    let hint = near.map { "did you mean '\($0)'?" } ?? "see jernih help"
    message = "there is no command \(TerminalText.escaped(name)); \(hint)"
  }
}
