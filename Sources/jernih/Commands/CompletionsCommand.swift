extension Command {
  /// `jernih completions`.
  static let completions = Command(
    name: "completions", synopsis: "bash|zsh|fish",
    summary: "what a shell needs to complete commands, options and their values",
    description: [
      "Prints a script that bash, zsh or fish loads. A package puts it where the shell looks for "
        + "such; by hand the lines below do. Kinds and programmes are those of the built-in "
        + "policy."
    ],
    examples: [
      ("bash, in ~/.bashrc:", "source <(jernih completions bash)"),
      (
        "zsh, in a folder of $fpath:",
        "jernih completions zsh > ~/.zfunc/_jernih"
      ),
      ("fish:", "jernih completions fish > ~/.config/fish/completions/jernih.fish"),
    ]
  ) { arguments in
    guard arguments.operands.count == 1, let name = arguments.operands.first?.text else {
      throw UsageError("name one shell: bash, zsh or fish")
    }
    guard let shell = Completions.Shell(rawValue: name) else {
      throw UsageError("the shell is bash, zsh or fish, not \(TerminalText.escaped(name))")
    }
    Output.result(shell.script)
    return 0
  }
}
