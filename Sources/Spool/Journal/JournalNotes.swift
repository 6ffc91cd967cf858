package import Files

/// The notes beside the journal's lines.
extension SpoolTree {
  /// Which notes there are.
  package func journalNotes() throws(FileError) -> Set<JournalNote> {
    Set(try gate.names(in: Folder.journal.path).compactMap(JournalNote.init))
  }

  /// The bytes of a note; `nil` where it is gone, or is no plain file of such a size.
  package func bytes(of note: JournalNote) throws(FileError) -> [UInt8]? {
    do {
      return try gate.readFile(note.path, limitBytes: JournalNote.bytesMaximum)
    } catch {
      guard error.isOfTheThing else { throw error }
      return nil
    }
  }

  /// The services and commands that may still write.
  package func livingStations() throws(FileError) -> Set<StationID> {
    let now = FileTime.localClock
    var watch = LeaseWatch(self)
    var living: Set<StationID> = []
    for station in try stations() where try !watch.isAbandoned(station, at: now) {
      living.insert(station)
    }
    return living
  }

  /// Whether a file of `journal/` is the service's own note, which goes by no age.
  package static func isJournalNote(_ name: EntryName) -> Bool { JournalNote(name) != nil }

  /// A file of the journal by its name; `nil` for anything else.
  package static func journalFile(_ name: EntryName) -> JournalFile? { JournalFile(name) }

  /// Reads the whole lines of a journal's file, without what waits elsewhere to be written to it.
  ///
  /// - Parameters:
  ///   - startBytes: Where to begin, the beginning of a line.
  ///   - body: Takes each line without its line feed, at most 64 KB of it.
  /// - Returns: Where the last whole line ends, in bytes; `startBytes` where the file is gone.
  /// - Throws: ``FileError`` for what cannot be read or is no plain file; or what `body` throws.
  package func forEachWholeLine(
    of file: JournalFile, from startBytes: Int, _ body: ([UInt8]) throws -> Void
  ) throws -> Int {
    var line: [UInt8] = []
    var end = startBytes
    var length = 0
    var readBytes = startBytes
    try readOn(file.path, from: &readBytes) { bytes in
      var rest = bytes
      while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
        length += feed - rest.startIndex + 1
        line += rest[..<feed]
        try body(Array(line.prefix(Self.journalLineBytes)))
        (line, end, length) = ([], end + length, 0)
        rest = rest[(feed + 1)...]
      }
      length += rest.count
      if line.count < Self.journalLineBytes { line += rest }
    }
    return end
  }
}

extension Station {
  /// Writes what was counted of a station's lines, durably.
  package func write(_ bytes: [UInt8], as note: JournalNote) throws(FileError) {
    let draft = try drafts().write(bytes, mode: CaseLayout.ownMode, group: nil, durable: true)
    do {
      try gate.rename(draft, to: note.path)
    } catch {
      try? gate.unlink(draft)
      throw error
    }
    try gate.syncDirectory(Folder.journal.path)
  }

  /// Writes a note that must not be there yet, durably.
  ///
  /// - Returns: Whether it is this one; otherwise another was faster.
  package func writeFirst(_ bytes: [UInt8], as note: JournalNote) throws(FileError) -> Bool {
    let draft = try drafts().write(bytes, mode: CaseLayout.ownMode, group: nil, durable: true)
    do {
      try gate.renameExclusively(draft, to: note.path)
    } catch {
      try? gate.unlink(draft)
      if error.isTaken { return false }
      throw error
    }
    try gate.syncDirectory(Folder.journal.path)
    return true
  }

  /// Removes a note.
  package func remove(_ note: JournalNote) throws(FileError) { try gate.unlink(note.path) }
}
