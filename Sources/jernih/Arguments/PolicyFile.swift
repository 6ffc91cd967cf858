import JSON
import Verdicts

/// The policy that a command line asks for.
enum PolicyFile {
  /// The option of every command that judges.
  static let option = Option(
    "policy", value: "FILE", "thresholds, kinds and messages laid over the built-in policy")

  /// The policy in force for a command: the built-in one, with `--policy FILE` laid over it.
  ///
  /// - Throws: ``CommandError`` with line, key and what would be right.
  static func inForce(_ arguments: Arguments) throws -> Policy {
    guard let file = arguments.bytes("policy") else { return .default }
    return try load(file)
  }

  /// The policy of one file.
  static func load(_ file: ArgumentBytes) throws -> Policy {
    let bytes = try FileText.contents(of: file)
    do {
      return try Policy.load(bytes, named: file.display)
    } catch {
      throw CommandError(TerminalText.escaped(error.description))
    }
  }
}
