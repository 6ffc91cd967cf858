import Casework
import Files
import Glibc
import Spool

/// One run of `backup`: a copy of a spool that may go on being served.
struct BackupRun {
  private let spool: ArgumentBytes
  private let folder: ArgumentBytes
  private let station: Station

  /// - Throws: ``UsageError`` or ``CommandError``.
  init(_ arguments: Arguments) throws {
    guard arguments.operands.count == 2 else {
      throw UsageError("name the spool and the folder for its copy")
    }
    spool = arguments.operands[0]
    folder = arguments.operands[1]
    let policy = try SpoolFolder.policy(arguments, of: spool, for: "backup", isVital: false)
    station = Station(try SpoolFolder.open(spool, policy: policy))
  }

  /// Copies, and says what is in the copy.
  func run() throws -> Int32 {
    do {
      try station.tree.checkOwnership()
      guard let mark = try station.tree.contents(of: .mark).flatMap(SpoolMark.init) else {
        throw CommandError(
          "\(spool.display) has no spool.json that can be read: its next service writes one")
      }
      let backup = try SpoolBackup(
        of: station, in: spool.text, to: folder.text,
        isSameSpool: { SpoolMark($0)?.id == mark.id }, clock: { SystemClock.seconds },
        pause: { usleep(UInt32($0 * 1e6)) })
      tell(try backup.run())
      return 0
    } catch let error as FileError {
      throw CommandError(error.description)
    }
  }

  private func tell(_ outcome: SpoolBackup.Outcome) {
    for thing in outcome.leftOut {
      Output.error("jernih: backup: \(thing.place) is left out: \(thing.what)\n")
    }
    let state =
      outcome.isLive
      ? "; the spool is still served: a second run copies what is new"
      : ""
    Output.result(
      "\(folder.display): \(Count.of(outcome.cases, "case")), "
        + "\(Count.of(outcome.underway, "drop")) under way\(state)\n")
  }
}
