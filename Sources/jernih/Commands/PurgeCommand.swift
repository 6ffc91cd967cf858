import Casework
import Files
import Spool

extension Command {
  /// `jernih purge`.
  static let purge = Command(
    name: "purge", synopsis: "SPOOL [--apply] [--policy FILE]",
    summary: "removes what is kept no longer, or shows what it would remove",
    description: [
      "The policy's retention says for how many days a case is kept after its last photo, by the "
        + "state it is in, and for how many days events, rejected drops and the journal. Without "
        + "--apply nothing changes: each thing that would go is shown.",
      "Of a case go originals, thumbnails, verdicts and pages; what stays is tombstone.json with "
        + "hash, verdict and dates of each photo. A purge that is cut off is finished by the next "
        + "one, and a photo that comes meanwhile stays. The journal notes each removal.",
    ],
    options: [Option("apply", "removes it, for good"), PolicyFile.option],
    examples: [("What would go?", "jernih purge /srv/jernih --policy /etc/jernih/policy.json5")]
  ) { arguments in
    let path = try SpoolFolder.path(from: arguments)
    guard arguments.operands.count == 1 else { throw UsageError("one spool at a time") }
    let policy = try SpoolFolder.policy(arguments, of: path, for: "purge")
    let station = Station(try SpoolFolder.open(path, policy: policy))
    let applies = arguments.has("apply")
    var text = PurgeText(applies: applies)
    do {
      try Purge(station: station, policy: policy, applying: applies).run { text.print($0) }
      if applies {
        let book = CaseBook(archive: station.archive, policy: policy)
        try Pages(station: station, book: book, version: Version.text).rebuildOverview()
        try station.close()
      }
    } catch let error as FileError {
      throw CommandError(error.description)
    }
    text.finish()
    return 0
  }
}
