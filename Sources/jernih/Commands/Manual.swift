/// The help pages: one for the program and one for each command, in the order of a man page.
enum Manual {
  private static let columns = 79

  /// The page for the whole program.
  static var overview: String {
    var text = """
      jernih: tells within a second whether a clerk can work with a citizen's photo

      Usage:  jernih COMMAND [OPTION]… [ARGUMENT]…


      """
    text += "Commands:\n"
    for command in Command.all { text += row(command.name, command.summary) }
    text += row("help [COMMAND]", "this page, or a command's manual")
    text += row("help \(SystemdSetup.topic)", "the files that run the service under systemd")
    text += row("help \(AlertRules.topic)", "rules for Prometheus, over what status prints for it")
    text += row("--version", "the versions of jernih and of its decoders")
    text += """

      Exit status:  0 every photo accepted; 1 some photo is review, retake or
      unreadable; 2 the command could not do its work, with one line on standard
      error that says what and where.

      """
    return text
  }

  /// One command's page.
  static func page(for command: Command) -> String {
    var text = "NAME\n"
    text += wrapped("jernih \(command.name) – \(command.summary)")
    text += "\nSYNOPSIS\n"
    text += wrapped("jernih \(command.name) \(command.synopsis)")
    text += "\nDESCRIPTION\n"
    text += command.description.map(wrapped).joined(separator: "\n")
    text += "\nOPTIONS\n"
    for option in command.options + Command.common {
      let short = option.letter.map { "-\($0), " } ?? "    "
      let value = option.value.map { " \($0)" } ?? ""
      text += row(short + "--" + option.name + value, option.help)
    }
    text += "\nEXIT STATUS\n"
    text += row("0", "every photo was accepted; for commands that judge none, the work was done")
    text += row("1", "some photo is review, retake or unreadable, or differs from what is expected")
    text += row("2", "the command could not do its work: usage, input or output")
    if !command.examples.isEmpty {
      text += "\nEXAMPLES\n"
      for (comment, line) in command.examples { text += wrapped(comment) + "      \(line)\n" }
    }
    return text
  }

  /// A term and its explanation, aligned in two columns.
  private static func row(_ term: String, _ explanation: String) -> String {
    let column = 30
    let lines = wrap(explanation, to: columns - column)
    var text = "  " + term
    if term.count + 4 > column {
      text += "\n" + String(repeating: " ", count: column)
    } else {
      text += String(repeating: " ", count: column - 2 - term.count)
    }
    return text + lines.joined(separator: "\n" + String(repeating: " ", count: column)) + "\n"
  }

  private static func wrapped(_ paragraph: String) -> String {
    wrap(paragraph, to: columns - 4).map { "    \($0)\n" }.joined()
  }

  private static func wrap(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
