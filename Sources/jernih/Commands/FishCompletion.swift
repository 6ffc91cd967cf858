/// Completion for fish.
enum FishCompletion {
  static var script: String {
    var lines = [
      "# fish completion for jernih; made by: jernih completions fish",
      "complete -c jernih -f",
      "complete -c jernih -n __fish_use_subcommand -l version -d 'the versions'",
      "complete -c jernih -n __fish_use_subcommand -l help -d 'the list of commands'",
      "complete -c jernih -n __fish_use_subcommand -l no-color -d 'no colour'",
    ]
    for command in Command.all {
      lines.append(
        "complete -c jernih -n __fish_use_subcommand -a \(command.name) "
          + "-d \(quoted(command.summary))")
    }
    for command in Command.all {
      let start = "complete -c jernih -n '__fish_seen_subcommand_from \(command.name)'"
      for option in command.options + Command.common {
        let letter = option.letter.map { " -s \($0)" } ?? ""
        let value =
          option.value == nil ? "" : " -r" + action(for: Completions.offer(for: option))
        lines.append(
          "\(start) -l \(option.name)\(letter)\(value) -d \(quoted(option.help))")
      }
      lines.append(start + action(for: Completions.operands(of: command)))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func action(for offer: Completions.Offer) -> String {
    switch offer {
    case .words(let words): " -f -a \(quoted(words.joined(separator: " ")))"
    case .files: " -F"
    case .folders: " -f -a '(__fish_complete_directories)'"
    case .nothing: " -f"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
