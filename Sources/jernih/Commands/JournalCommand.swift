import Casework
import Files
import Spool
import Verdicts

extension Command {
  /// `jernih journal`.
  static let journal = Command(
    name: "journal",
    synopsis:
      "SPOOL [--since T] [--until T] [--case ID] [--user N] [--cases] [--format text|json] "
      + "[--lang id|en] [--policy FILE]",
    summary: "what was done to which case, and when",
    description: [
      "Prints what the services and commands of a spool have noted: each verdict, repeat, case "
        + "file, rejection, recovery and removal, by time. It holds case numbers and nothing "
        + "else of an applicant. After a breach, --cases with --since, --until and --user says "
        + "which cases were touched meanwhile, and by whom, each once.",
      "A time is 2020-03-24, 2020-03-24T08:15 or 2020-03-24T08:15:01, in this machine's zone, or "
        + "with Z or +08:00 after it. --until takes the whole of the day, minute or second.",
      "Lines that still wait to be written to the journal are shown as well. A file or folder that "
        + "cannot be read is named on standard error, and the command then ends with 2.",
    ],
    options: [
      Option("since", value: "T", "nothing earlier"),
      Option("until", value: "T", "nothing later"),
      Option("case", value: "ID", "only this case"),
      Option("user", value: "N", "only what was done by this user's services and commands"),
      Option("cases", "only the numbers of the cases, each once"),
      Option("format", "f", value: "text|json", "text is the default; json is an object a line"),
      StaffWords.option,
      PolicyFile.option,
    ],
    exits: [ExitMeaning(0, "all of the journal that was asked for is printed")],
    examples: [
      (
        "Which cases did anything touch that morning?",
        "jernih journal /srv/jernih --cases --since 2020-03-24T08:00 --until 2020-03-24T12:00"
      )
    ]
  ) { arguments in
    let path = try SpoolFolder.path(from: arguments)
    guard arguments.operands.count == 1 else { throw UsageError("one spool at a time") }
    let format = try arguments.word("format", default: JournalText.Format.text)
    let query = try JournalQuery(arguments)
    let policy = try SpoolFolder.policy(arguments, of: path, for: "journal", isVital: false)
    let tree = try SpoolFolder.open(path, policy: policy)
    let words = JournalWords(words: try StaffWords(arguments))
    var text = JournalText(format: format, casesOnly: arguments.has("cases"), words: words)
    do {
      let missing = try query.run(on: tree) { text.print($0) }
      text.finish(tornLines: missing.tornLines)
      for gap in missing.gaps {
        Output.error("jernih: journal: \(words.leftOut(gap.place, gap.why))\n")
      }
      return missing.gaps.isEmpty ? 0 : 2
    } catch let error as FileError {
      throw CommandError(SpoolFolder.explained(error, path))
    }
  }
}

extension JournalQuery {
  /// What the command line asks for.
  ///
  /// - Throws: ``UsageError``.
  fileprivate init(_ arguments: Arguments) throws {
    let since = try arguments.text("since").map { try Moment($0, option: "since") }
    let until = try arguments.text("until").map { try Moment($0, option: "until") }
    let caseID = arguments.text("case")
    if let caseID, !DropName.isCase(caseID) {
      throw UsageError("\(TerminalText.escaped(caseID)) cannot be a case")
    }
    self.init(
      since: since.map { Timestamp.text(ofSeconds: $0.firstSecond) },
      until: until.map { Timestamp.text(ofSeconds: $0.lastSecond) }, caseID: caseID,
      user: try arguments.integer("user", in: 0...Int(UInt32.max)))
  }
}
