import Glibc
import Inspection
import Wire

/// The program: finds the command, and turns every failure into one line and an exit status.
enum Program {
  /// Runs the command that the arguments name.
  ///
  /// - Parameter arguments: The process's arguments, the program's name first.
  /// - Returns: The exit status.
  static func run(_ arguments: [ArgumentBytes]) -> Int32 {
    let words = Array(arguments.dropFirst())
    // What may stand before the command is understood after it as well.
    let before = Array(words.prefix { $0.text == "--no-color" })
    let rest = Array(words.dropFirst(before.count))
    guard let first = rest.first?.text else {
      Output.result(Manual.usage)
      return complain("name a command; see jernih help")
    }
    switch first {
    case "nursery":
      // How `serve` and `check` start their workers; of no use to a person.
      let words = rest.dropFirst().map(\.text)
      guard let isolation = words.first.flatMap(Isolation.init), isolation != .none else {
        return 2
      }
      return Nursery.run(
        isolation: isolation, allowingLess: words.contains(Isolation.lessIsAllowed))
    case "--version", "-V":
      Output.result(
        "jernih \(Version.text) (libjpeg \(Inspector.libjpegVersion), "
          + "libpng \(Inspector.libpngVersion))\n")
      return 0
    case "--help", "-h": return run(.help, Array(rest.dropFirst()))
    default: break
    }
    do {
      return run(try Command.named(first), before + rest.dropFirst())
    } catch {
      return complain((error as? UnknownCommand)?.message ?? "\(error)")
    }
  }

  private static func run(_ command: Command, _ words: [ArgumentBytes]) -> Int32 {
    do {
      let arguments = try Arguments(words, options: command.options + Command.common)
      if arguments.has("help") {
        Output.result(Manual.page(for: command))
        return 0
      }
      return try command.run(arguments)
    } catch let error as UnknownCommand {
      return complain(error.message)
    } catch let error as UsageError {
      return complain("\(command.name): \(error.message); see jernih help \(command.name)")
    } catch let error as CommandError {
      return complain("\(command.name): \(error.message)")
    } catch {
      return complain("\(command.name): \(TerminalText.escaped(String(describing: error)))")
    }
  }

  private static func complain(_ line: String) -> Int32 {
    Output.error("\(JournalStream.errorPrefix)jernih: \(line)\n")
    return 2
  }
}
