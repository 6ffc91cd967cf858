import Report

extension Command {
  /// `jernih help`.
  static let help = Command(
    name: "help", synopsis: "[COMMAND | systemd | alerts] [--man] [--lang id|en]",
    summary: "the list of commands, or a command's manual",
    description: [
      "Without COMMAND, lists the commands. With one, prints its manual. help systemd prints the "
        + "files that run the service under systemd, and what to type; help alerts rules for a "
        + "Prometheus that watches it.",
      "--man prints the page in the form of man(7), for a package or for man -l.",
    ],
    options: [
      Option("man", "as a man page"),
      Option("lang", value: "id|en", "Bahasa Indonesia, or English (the default)"),
    ],
    examples: [
      ("Read it as a man page:", "jernih help check --man | man -l -"),
      ("Daftar perintah dalam bahasa Indonesia:", "jernih help --lang id"),
    ]
  ) { arguments in
    guard arguments.operands.count <= 1 else { throw UsageError("one command at a time") }
    let language = try arguments.word("lang", default: Language.en)
    let name = arguments.operands.first?.text
    if let topic = name.flatMap(HelpTopic.init) {
      guard !arguments.has("man") else {
        throw UsageError("help \(topic.rawValue) has no man page")
      }
      Output.result(topic.text)
      return 0
    }
    let command = try name.map(Command.named)
    if arguments.has("man") {
      let page = command.map { ManualPage($0, language) } ?? ManualPage(language)
      Output.result(ManSource(page).text)
    } else {
      Output.result(
        command.map { Manual.page(for: $0, language) } ?? Manual.overview(language))
    }
    return 0
  }
}
