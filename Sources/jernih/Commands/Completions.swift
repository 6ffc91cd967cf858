import Verdicts

/// What a shell offers after `jernih`, made of the descriptions of the commands.
enum Completions {
  /// The shells that are known.
  enum Shell: String, CaseIterable {
    case bash, zsh, fish

    /// The script that this shell loads.
    var script: String {
      switch self {
      case .bash: BashCompletion.script
      case .zsh: ZshCompletion.script
      case .fish: FishCompletion.script
      }
    }
  }

  /// What may stand at one place of a line.
  enum Offer: Equatable {
    case words([String])
    case files
    case folders
    /// Something that only who types it knows.
    case nothing
  }

  /// What an option's value may be.
  static func offer(for option: Option) -> Offer {
    guard let value = option.value else { return .nothing }
    if value.contains("|") { return .words(value.split(separator: "|").map(String.init)) }
    switch value {
    case "FILE": return .files
    case "DIR": return .folders
    case "K": return .words(Policy.default.kinds.map(\.kind) + ["auto"])
    case "P": return .words(Policy.default.programmes.map(\.id))
    default: return .nothing
    }
  }

  /// What a command's operands may be.
  static func operands(of command: Command) -> Offer {
    switch command.name {
    case Command.help.name: .words(Command.all.map(\.name) + HelpTopic.allCases.map(\.rawValue))
    case Command.completions.name: .words(Shell.allCases.map(\.rawValue))
    case Command.submit.name: .files
    default:
      command.synopsis.hasPrefix("SPOOL") || command.synopsis.hasPrefix("DIR")
        ? .folders : .files
    }
  }

  /// What may stand in a command's place.
  static let first = Command.all.map(\.name) + ["--version", "--help", "--no-color"]
}
