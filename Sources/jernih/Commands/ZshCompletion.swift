/// Completion for zsh, as a file `_jernih` of its `fpath`.
enum ZshCompletion {
  static var script: String {
    let names = Command.all.map { "    '\($0.name):\(escaped($0.summary))'\n" }.joined()
    let arguments = Command.all.map { command in
      let options = (command.options + Command.common).map { "        \(spec(of: $0))" }
      let operands = "        '*:argument:\(action(for: Completions.operands(of: command)))'"
      let lines = (options + [operands]).joined(separator: " \\\n")
      return "    \(command.name))\n      _arguments -s \\\n\(lines)\n      ;;\n"
    }.joined()
    return """
      #compdef jernih
      # zsh completion for jernih; made by: jernih completions zsh
      _jernih() {
        local curcontext=$curcontext state line
        typeset -A opt_args
        local -a commands=(
      \(names)  )
        _arguments -C '--no-color[no colour]' '(- *)--version[the versions]' \\
          '(- *)--help[the list of commands]' '1:command:->command' '*::argument:->argument' &&
          return
        case $state in
          command) _describe -t commands command commands ;;
          argument)
            case $line[1] in
      \(arguments)    esac ;;
        esac
      }
      if [[ $funcstack[1] = _jernih ]]; then _jernih "$@"; else compdef _jernih jernih; fi

      """
  }

  /// `'(-k --kind)'{-k,--kind}'[help]:K:(ktp kk)'`.
  private static func spec(of option: Option) -> String {
    let value = option.value.map {
      ":\(escaped($0)):" + action(for: Completions.offer(for: option))
    }
    let rest = "'[\(escaped(option.help))]\(value ?? "")'"
    // What may be repeated is offered again.
    guard let letter = option.letter else { return "'*--\(option.name)'" + rest }
    return "'*'{-\(letter),--\(option.name)}" + rest
  }

  private static func action(for offer: Completions.Offer) -> String {
    switch offer {
    case .words(let words): "(" + words.joined(separator: " ") + ")"
    case .files: "_files"
    case .folders: "_files -/"
    case .nothing: " "
    }
  }

  /// Text inside the quotes of a specification.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "'": out += "'\\''"
      case "[", "]", ":", "\\": out += "\\\(character)"
      default: out.append(character)
      }
    }
    return out
  }
}
