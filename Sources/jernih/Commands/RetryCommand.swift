import Casework
import Files
import Spool

extension Command {
  /// `jernih retry`.
  static let retry = Command(
    name: "retry", synopsis: "SPOOL [CASE [KIND]] [--policy FILE]",
    summary: "has photos judged again: what waits, what was rejected, what is finished",
    description: [
      "Without CASE, everything in deferred and in quarantine is tried again at once. With CASE, "
        + "only what belongs to it, and its finished photos are judged once more as well, each as "
        + "a further attempt; with KIND only those of that kind. The service that works on the "
        + "spool does it; prints how many photos it will see."
    ],
    options: [PolicyFile.option]
  ) { arguments in
    let path = try SpoolFolder.path(from: arguments)
    guard arguments.operands.count <= 3 else { throw UsageError("a case and a kind at the most") }
    let policy = try SpoolFolder.policy(arguments, of: path, for: "retry")
    let station = Station(try SpoolFolder.open(path, policy: policy))
    let words = arguments.operands.dropFirst().map(\.text)
    if let kind = words.dropFirst().first { try SubmitCheck(policy: policy).check(kind: kind) }
    do {
      let retry = Retry(
        station: station, policy: policy, caseID: words.first, kind: words.dropFirst().first)
      guard try retry.finds() else {
        throw CommandError("there is no case \(TerminalText.escaped(words[0]))")
      }
      let count = try retry.run()
      try station.close()
      Output.result("\(Count.of(count, "photo")) will be judged again\n")
    } catch let error as FileError {
      throw CommandError(error.description)
    }
    return 0
  }
}
