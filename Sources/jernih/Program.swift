import Glibc
import Inspection
import JSON
import Wire

/// The program: finds the command, and turns every failure into one line and an exit status.
enum Program {
  /// Runs the command that the arguments name.
  ///
  /// - Parameter arguments: The process's arguments, the program's name first.
  /// - Returns: The exit status.
  static func run(_ arguments: [ArgumentBytes]) -> Int32 {
    let words = Array(arguments.dropFirst())
    guard let first = words.first?.text else {
      Output.error(Manual.overview)
      return 2
    }
    switch first {
    case "nursery":
      // How `serve` and `check` start their workers; of no use to a person.
      let words = words.dropFirst().map(\.text)
      guard let isolation = words.first.flatMap(Isolation.init), isolation != .none else {
        return 2
      }
      return Nursery.run(
        isolation: isolation, allowingLess: words.contains(Isolation.lessIsAllowed))
    case "--version":
      Output.result(
        "jernih \(Version.text) (libjpeg \(Inspector.libjpegVersion), "
          + "libpng \(Inspector.libpngVersion))\n")
      return 0
    case "help", "--help", "-h": return help(words.dropFirst().first?.text)
    default: break
    }
    guard let command = Command.all.first(where: { $0.name == first }) else {
      return complain(unknown(first))
    }
    return run(command, Array(words.dropFirst()))
  }

  private static func run(_ command: Command, _ words: [ArgumentBytes]) -> Int32 {
    do {
      let arguments = try Arguments(words, options: command.options + Command.common)
      if arguments.has("help") {
        Output.result(Manual.page(for: command))
        return 0
      }
      return try command.run(arguments)
    } catch let error as UsageError {
      return complain("\(command.name): \(error.message); see jernih help \(command.name)")
    } catch let error as CommandError {
      return complain("\(command.name): \(error.message)")
    } catch {
      return complain("\(command.name): \(TerminalText.escaped(String(describing: error)))")
    }
  }

  private static func help(_ name: String?) -> Int32 {
    guard let name else {
      Output.result(Manual.overview)
      return 0
    }
    if name == AlertRules.topic {
      Output.result(AlertRules.text)
      return 0
    }
    if name == SystemdSetup.topic {
      Output.result(SystemdSetup.text)
      return 0
    }
    guard let command = Command.all.first(where: { $0.name == name }) else {
      return complain(unknown(name))
    }
    Output.result(Manual.page(for: command))
    return 0
  }

  /// What is said of a command that there is not, with the nearest one.
  private static func unknown(_ name: String) -> String {
    let near = nearestName(to: name, in: Command.all.map(\.name) + ["help"])
    let hint = near.map { "did you mean '\($0)'?" } ?? "see jernih help"
    return "there is no command \(TerminalText.escaped(name)); \(hint)"
  }

  private static func complain(_ line: String) -> Int32 {
    Output.error("\(JournalStream.errorPrefix)jernih: \(line)\n")
    return 2
  }
}
