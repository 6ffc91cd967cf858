/// Completion for bash 4 and later, without the package bash-completion.
enum BashCompletion {
  static var script: String {
    return """
      # bash completion for jernih; made by: jernih completions bash
      _jernih_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }
      _jernih_files() {
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        compopt -o filenames 2>/dev/null
      }
      _jernih_folders() {
        mapfile -t COMPREPLY < <(compgen -d -- "$cur")
        compopt -o filenames 2>/dev/null
      }
      _jernih() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' words='' i
        # bash takes --format=json apart at its sign.
        if [[ $cur == = ]]; then cur=''
        elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}
        fi
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
          if [[ ${COMP_WORDS[i]} != -* ]]; then command=${COMP_WORDS[i]}; break; fi
        done
        if [[ -z $command ]]; then
          _jernih_words '\(Completions.first.joined(separator: " "))'
          return
        fi
        case $command:$prev in
      \(values.indentedLines)
        esac
        if [[ $cur == -* ]]; then
          case $command in
      \(options.indentedLines)
          esac
          _jernih_words "$words"
          return
        fi
        case $command in
      \(operands.indentedLines)
        esac
      }
      complete -F _jernih jernih

      """
  }

  /// A case for each command: its options.
  private static var options: String {
    Command.all.map { command in
      let words = (command.options + Command.common).flatMap { option in
        [option.letter.map { "-\($0)" }, "--" + option.name].compactMap(\.self)
      }
      return "      \(command.name)) words='\(words.joined(separator: " "))' ;;\n"
    }.joined()
  }

  /// A case for each option with a value: what it can be.
  private static var values: String {
    Command.all.flatMap { command in
      (command.options + Command.common).compactMap { option -> String? in
        guard option.value != nil else { return nil }
        let short = option.letter.map { "|\(command.name):-\($0)" } ?? ""
        let action = action(for: Completions.offer(for: option))
        return "    \(command.name):--\(option.name)\(short)) \(action); return ;;\n"
      }
    }.joined()
  }

  /// A case for each command: what its operands can be.
  private static var operands: String {
    Command.all.map { command in
      "    \(command.name)) \(action(for: Completions.operands(of: command))) ;;\n"
    }.joined()
  }

  private static func action(for offer: Completions.Offer) -> String {
    switch offer {
    case .words(let words): "_jernih_words '\(words.joined(separator: " "))'"
    case .files: "_jernih_files"
    case .folders: "_jernih_folders"
    case .nothing: ":"
    }
  }
}

extension String {
  /// Lines that are put into a text: without the newline at their end.
  fileprivate var indentedLines: String { hasSuffix("\n") ? String(dropLast()) : self }
}
