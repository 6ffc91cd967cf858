import Casework
import Spool

/// Lines of the journal that wait to be written to their place.
extension Service {
  /// Writes what waits, and says once that it waits and once that it is written.
  func tendJournal() {
    station.flushJournal()
    try? tallyKeeper.tend(at: clock.seconds())
    let failure = station.journalFailure
    guard isJournalWaiting != (failure != nil) else { return }
    isJournalWaiting = failure != nil
    if let failure {
      lack(
        .journal,
        "\(failure): lines of the journal wait in active and are not lost; trying again", .warning)
    } else {
      regain(.journal, "the journal is complete again")
    }
  }
}
