import Files
import Spool

/// Keeping the counts of lines that are about to be removed.
struct TallyFolding {
  private let station: Station
  private var tree: SpoolTree { station.tree }

  init(_ station: Station) { self.station = station }

  /// Sees to it that a file's lines are counted in a note, durably, before it goes.
  ///
  /// - Returns: Whether they are; not where its service is alive and has not come to it yet, or
  ///   lines of it still wait elsewhere.
  /// - Throws: ``FileError``.
  func keepCounts(of file: JournalFile) throws -> Bool {
    let all = tree.journalFiles().files.filter { $0.station == file.station }
    guard let standing = all.first(where: { $0.day == file.day }), !standing.hasWaiting else {
      return false
    }
    let totals = try JournalCounts.totals(tree.journalNotes(), on: tree)
    var note = TallyNote()
    if !totals.stations.contains(file.station),
      let known = try tree.bytes(of: .tally(file.station)).flatMap(TallyNote.init)
    {
      note = known
    }
    let before = note
    try note.count(standing, on: tree)
    if note == before { return true }
    // A living service writes its own.
    guard try !tree.livingStations().contains(file.station) else { return false }
    guard !totals.stations.contains(file.station) else { return false }
    try station.write(note.bytes, as: .tally(file.station))
    return true
  }

  /// Adds the notes of stations that are gone, and of which no line is left, to the one sum, so
  /// that they do not become many.
  ///
  /// - Throws: ``FileError``.
  func foldGone() throws {
    let notes = try tree.journalNotes()
    let living = try tree.livingStations()
    let writers = Set(tree.journalFiles().files.map(\.station))
    let tallies = notes.compactMap { if case .tally(let id) = $0 { id } else { nil } }.sorted()
    var totals = try JournalCounts.totals(notes, on: tree)
    var gone: [StationID] = []
    for id in tallies where !living.contains(id) && !writers.contains(id) {
      gone.append(id)
      guard !totals.stations.contains(id),
        let note = try tree.bytes(of: .tally(id)).flatMap(TallyNote.init)
      else { continue }
      totals.tally.add(note.tally)
      totals.stations.insert(id)
    }
    guard !gone.isEmpty else { return }
    // Those whose notes are gone for certain need not be remembered.
    totals.stations.formIntersection(Set(tallies))
    let numbers = notes.compactMap { if case .totals(let number) = $0 { number } else { nil } }
    let next = (numbers.max() ?? 0) + 1
    guard try station.writeFirst(totals.bytes, as: .totals(next)) else { return }
    for id in gone { try station.remove(.tally(id)) }
    for number in numbers.sorted() { try station.remove(.totals(number)) }
  }
}
