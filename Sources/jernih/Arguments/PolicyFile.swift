import Glibc
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

  /// The policy of one file, with what only this machine can tell: whether its groups are there.
  ///
  /// - Throws: ``CommandError`` with line, key and what would be right.
  static func checked(_ file: ArgumentBytes) throws -> Policy {
    let policy = try load(file)
    for (key, name) in [("intake", policy.groups.intake), ("clerks", policy.groups.clerks)] {
      guard let name, unsafe getgrnam(name) == nil else { continue }
      let error = policy.failure(
        at: ["groups", key], of: file.display, "this machine has no group '\(name)'")
      throw CommandError(TerminalText.escaped(error.description))
    }
    return policy
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
