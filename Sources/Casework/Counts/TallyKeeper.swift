package import Spool

/// One service's own note of what it has written: renewed now and then, so that whoever counts has
/// little to read.
package final class TallyKeeper {
  private let station: Station
  private var own: (station: StationID, note: TallyNote)?
  /// Lines that were written since the note was.
  private var lines = 0
  private var dueSeconds = 0.0

  /// Nothing was written yet.
  package init(_ station: Station) { self.station = station }

  /// So long after a line the note is renewed, in seconds.
  static let pauseSeconds = 60.0
  /// So many lines renew it at once.
  static let linesMaximum = 1000

  /// A line was written.
  ///
  /// - Parameter seconds: On a clock that never jumps.
  package func wrote(at seconds: Double) {
    if lines == 0 { dueSeconds = seconds + Self.pauseSeconds }
    lines += 1
  }

  /// Renews the note where it is time to. Where that fails, the next minute's line tries again:
  /// until then whoever counts has more to read.
  ///
  /// - Throws: ``FileError``.
  package func tend(at seconds: Double) throws {
    guard lines >= Self.linesMaximum || (lines > 0 && seconds >= dueSeconds) else { return }
    lines = 0
    guard let id = station.stationID else { return }
    if own?.station != id { own = (id, TallyNote()) }
    guard var note = own?.note else { return }
    let files = station.tree.journalFiles().files.filter { $0.station == id }
    for file in files { try note.count(file, on: station.tree) }
    let days = Set(files.map(\.day))
    note.countedBytes = note.countedBytes.filter { days.contains($0.key) }
    own = (id, note)
    try station.write(note.bytes, as: .tally(id))
  }
}
