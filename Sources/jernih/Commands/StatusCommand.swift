import Files
import Glibc
import Spool
import Verdicts

extension Command {
  /// `jernih status`.
  static let status = Command(
    name: "status",
    synopsis:
      "SPOOL [--format text|json|prometheus] [--output FILE] [--watch] [--lang id|en] "
      + "[--policy FILE] | SPOOL --verify",
    summary: "who works, what waits, what is done, and what needs a person",
    description: [
      "Says who works on the spool and how drops are found, counts what is in each folder, gives "
        + "the rate and the verdicts of the last 24 hours, and names what services have to do "
        + "without, what has waited for longer than a minute, and what cannot be read or written "
        + "and is passed over, each with what to do about it. --watch shows it anew every second "
        + "until it is interrupted.",
      "It ends with 0 where all is well, with 1 where something needs a person (nobody works and "
        + "something waits; a service has to do without something; something does not move), and "
        + "with 2 where the spool cannot be read: for monitors.",
      "--format prometheus is for a monitor: \(AlertRules.pointer). --output writes by a rename, "
        + "with mode 644, as the textfile collector of a node exporter wants it.",
      "--verify reads the whole spool and says what breaks its promises: a photo in two places, a "
        + "verdict that does not belong to its photo, a stale file, a mode that is too wide. It "
        + "changes nothing, and ends with 1 where it found something.",
    ],
    options: [
      Option("format", "f", value: "text|json|prometheus", "text is the default"),
      Option("output", "o", value: "FILE", "writes to FILE, whole or not at all"),
      Option("watch", "shows it anew every second"),
      Option("verify", "reads the whole spool and says what is wrong with it"),
      StaffWords.option,
      PolicyFile.option,
    ],
    exits: [
      ExitMeaning(0, "all is well; with --verify, nothing is wrong with the spool"),
      ExitMeaning(1, "something needs a person; --verify found something"),
    ]
  ) { arguments in
    let path = try SpoolFolder.path(from: arguments)
    guard arguments.operands.count == 1 else { throw UsageError("one spool at a time") }
    let run = try StatusRun(arguments, path)
    if arguments.has("verify") {
      for name in ["watch", "output", "format"] where arguments.has(name) {
        throw UsageError("--verify reads the whole spool once: it goes without --\(name)")
      }
    }
    let policy = try SpoolFolder.policy(arguments, of: path, for: "status", isVital: false)
    let tree = try SpoolFolder.open(path, policy: policy)
    do {
      if arguments.has("verify") { return try StatusVerification(tree).run() }
      return try run.show(tree)
    } catch let error as FileError {
      throw CommandError(SpoolFolder.explained(error, path))
    }
  }
}
