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
    var cutter = LineCutter()
    var readBytes = startBytes
    try readOn(file.path, from: &readBytes) { bytes in try cutter.take(bytes, body) }
    return startBytes + cutter.wholeBytes
  }
}
