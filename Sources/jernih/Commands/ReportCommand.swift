import Casework
import Files
import Spool

extension Command {
  /// `jernih report`.
  static let report = Command(
    name: "report", synopsis: "SPOOL [CASE] [--policy FILE]",
    summary: "builds the clerks' pages of a spool again",
    description: [
      "The service keeps the pages up to date by itself; this builds them anew from the verdicts, "
        + "after a change of policy or where a page was lost. With CASE only that case's page and "
        + "the overview. Prints the page to open."
    ],
    options: [PolicyFile.option]
  ) { arguments in
    let path = try SpoolFolder.path(from: arguments)
    guard arguments.operands.count <= 2 else { throw UsageError("one case at a time") }
    let policy = try SpoolFolder.policy(arguments, of: path, for: "report")
    let station = Station(try SpoolFolder.open(path, policy: policy))
    let pages = Pages(
      station: station, book: CaseBook(archive: station.archive, policy: policy),
      version: Version.text)
    do {
      let caseID = arguments.operands.dropFirst().first?.text
      if let caseID, try !station.archive.cases().contains(caseID) {
        throw CommandError("\(path.display) has no case \(TerminalText.escaped(caseID))")
      }
      _ = try pages.rebuild(caseID)
      try station.close()
      let page = caseID.map { "cases/\($0)/index.html" } ?? "reports/index.html"
      Output.result("\(path.display)/\(page)\n")
    } catch let error as FileError {
      throw CommandError(error.description)
    }
    return 0
  }
}
