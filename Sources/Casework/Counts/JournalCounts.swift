package import Files
package import Spool

/// What all services and commands of a spool have done since its beginning, counted from the
/// journal and from the notes beside it. No count ever falls: not by a restart, a kill, a retry, or
/// a purge of old lines.
package struct JournalCounts {
  /// What was counted.
  package private(set) var tally = Tally()
  /// What could not be read and is not counted.
  package private(set) var gaps: [JournalGap] = []

  /// Counts; a purge that removes lines meanwhile has it count anew.
  ///
  /// - Throws: ``FileError`` where `journal/` itself cannot be read.
  /// - Complexity: O(lines that no note counts yet): about a minute of each service's.
  package init(on tree: SpoolTree) throws(FileError) {
    for _ in 0..<Self.roundsMaximum {
      let notes = try tree.journalNotes()
      let (files, gaps) = tree.journalFiles()
      self.gaps = gaps
      tally = Tally()
      let totals = try Self.totals(notes, on: tree)
      try count(files, notes, totals, on: tree)
      let after = tree.journalFiles().files
      let isWhole = files.allSatisfy { file in
        after.contains { $0.place == file.place }
      }
      if isWhole, try notes.isSubset(of: tree.journalNotes()) { return }
    }
  }

  private static let roundsMaximum = 5

  /// The highest sum that can be read.
  static func totals(_ notes: Set<JournalNote>, on tree: SpoolTree) throws(FileError) -> TotalsNote
  {
    let numbers = notes.compactMap { if case .totals(let number) = $0 { number } else { nil } }
    for number in numbers.sorted(by: >) {
      if let note = try tree.bytes(of: .totals(number)).flatMap(TotalsNote.init) { return note }
    }
    return TotalsNote()
  }

  private mutating func count(
    _ files: [JournalFile], _ notes: Set<JournalNote>, _ totals: TotalsNote, on tree: SpoolTree
  ) throws(FileError) {
    tally.add(totals.tally)
    var counted: [StationID: [String: Int]] = [:]
    for case .tally(let station) in notes where !totals.stations.contains(station) {
      guard let note = try tree.bytes(of: .tally(station)).flatMap(TallyNote.init) else { continue }
      tally.add(note.tally)
      counted[station] = note.countedBytes
    }
    for file in files {
      let start = counted[file.station]?[file.day] ?? 0
      let service = file.station.description
      var more = Tally()
      do {
        try tree.forEachLine(of: file, from: start) { bytes in
          more.take(JournalQuery.line(bytes, service: service))
        }
      } catch {
        let why = (error as? FileError)?.description ?? "\(error)"
        gaps.append(JournalGap(place: file.place, why: why))
      }
      tally.add(more)
    }
  }
}
