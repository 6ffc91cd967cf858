import Verdicts

extension Command {
  /// `jernih policy`.
  static let policy = Command(
    name: "policy", synopsis: "[--default | FILE | --policy FILE] [--diff]",
    summary: "prints the policy in force, or says what is wrong with a file",
    description: [
      "Without arguments, prints the policy that is built in; a comment gives unit, range and "
        + "effect of every key. With FILE, lays the file over the built-in policy and prints the "
        + "whole that is then in force; where something is wrong with it, says in which line, with "
        + "which key, and what would be right. Its groups must be there on this machine.",
      "--diff prints instead what differs from the built-in policy, a line for each key, with what "
        + "it was.",
      "A policy holds every threshold, kind, programme, limit and message. Objects are merged key "
        + "by key, lists and values are replaced, and null takes a check away.",
    ],
    options: [
      Option("default", "the built-in policy, with its comments"),
      Option("policy", value: "FILE", "the same as FILE"),
      Option("diff", "only what differs from the built-in policy"),
    ],
    exits: [ExitMeaning(0, "the policy is printed, and nothing is wrong with it")],
    examples: [
      ("Check a policy before using it:", "jernih policy kantor.json5 > /dev/null"),
      ("And see what it changes:", "jernih policy kantor.json5 --diff"),
    ]
  ) { arguments in
    let files = arguments.operands + arguments.all("policy")
    guard files.count <= 1 else { throw UsageError("one policy at a time") }
    guard files.isEmpty || !arguments.has("default") else {
      throw UsageError("--default takes no file")
    }
    let policy = try files.first.map(PolicyFile.checked)
    if arguments.has("diff") {
      let lines = policy?.differences(from: .default) ?? []
      for line in lines { Output.result(TerminalText.escaped(line) + "\n") }
      if lines.isEmpty { Output.result("nothing differs from the built-in policy\n") }
    } else {
      Output.result(policy.map { $0.rendered + "\n" } ?? Policy.defaultText)
    }
    return 0
  }
}
