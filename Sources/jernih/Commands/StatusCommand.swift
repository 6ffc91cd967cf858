import Files
import Glibc
import Spool
import Verdicts

extension Command {
  /// `jernih status`.
  static let status = Command(
    name: "status",
    synopsis: "SPOOL [--format text|json|prometheus] [--watch] [--verify] [--policy FILE]",
    summary: "what waits, what is being judged, what is done, and what does not move",
    description: [
      "Counts what is in each folder of the spool, and names what has waited for longer than a "
        + "minute and what cannot be read or written and is passed over. --watch shows it anew "
        + "every second until it is interrupted.",
      "--verify reads the whole spool and says what breaks its promises: a photo in two places, a "
        + "verdict that does not belong to its photo, a stale file, a mode that is too wide. It "
        + "changes nothing, and ends with 1 where it found something.",
    ],
    options: [
      Option("format", "f", value: "FORMAT", "text (the default), json or prometheus"),
      Option("watch", "shows it anew every second"),
      Option("verify", "reads the whole spool and says what is wrong with it"),
      PolicyFile.option,
    ]
  ) { arguments in
    let path = try SpoolFolder.path(from: arguments)
    guard arguments.operands.count == 1 else { throw UsageError("one spool at a time") }
    let format = try arguments.word("format", default: StatusText.Format.text)
    let policy = try SpoolFolder.policy(arguments, of: path, for: "status", isVital: false)
    let tree = try SpoolFolder.open(path, policy: policy)
    do {
      if arguments.has("verify") { return try StatusVerification(tree).run() }
      let isWatching = arguments.has("watch")
      repeat {
        let text = StatusText(status: try tree.status()).render(as: format)
        if isWatching, isatty(STDOUT_FILENO) == 1 { Output.result("\u{1B}[H\u{1B}[2J") }
        Output.result(text)
        if isWatching { sleep(1) }
      } while isWatching
      return 0
    } catch let error as FileError {
      throw CommandError(error.description)
    }
  }
}
