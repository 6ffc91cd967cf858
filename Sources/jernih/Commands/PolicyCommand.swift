import Verdicts

extension Command {
  /// `jernih policy`.
  static let policy = Command(
    name: "policy", synopsis: "[--default | FILE]",
    summary: "prints the policy in force, or says what is wrong with a file",
    description: [
      "Without arguments, prints the policy that is built in, with its comments. With FILE, lays "
        + "the file over the built-in policy and prints the whole that is then in force; where "
        + "something is wrong with it, says in which line, with which key, and what would be "
        + "right.",
      "A policy holds every threshold, kind, programme, limit and message. Objects are merged key "
        + "by key, lists and values are replaced, and null takes a check away.",
    ],
    options: [Option("default", "the built-in policy, with its comments")],
    examples: [("Check a policy before using it:", "jernih policy kantor.json5 > /dev/null")]
  ) { arguments in
    if arguments.has("default") || arguments.operands.isEmpty {
      guard arguments.operands.isEmpty else { throw UsageError("--default takes no file") }
      Output.result(Policy.defaultText)
      return 0
    }
    guard arguments.operands.count == 1, let file = arguments.operands.first else {
      throw UsageError("one policy at a time")
    }
    Output.result(try PolicyFile.load(file).rendered + "\n")
    return 0
  }
}
