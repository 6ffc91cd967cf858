package import Files

/// The notes beside the journal, as a service or a command writes them.
extension Station {
  /// Writes what was counted of a station's lines, durably.
  package func write(_ bytes: [UInt8], as note: JournalNote) throws(FileError) {
    try drafts().replace(note.path, with: bytes, mode: CaseLayout.ownMode, durable: true)
    try gate.syncDirectory(Folder.journal.path)
  }

  /// Writes a note that must not be there yet, durably.
  ///
  /// - Returns: Whether it is this one; otherwise another was faster.
  package func writeFirst(_ bytes: [UInt8], as note: JournalNote) throws(FileError) -> Bool {
    do {
      try drafts().replace(
        note.path, with: bytes, mode: CaseLayout.ownMode, durable: true, exclusively: true)
    } catch  where error.isTaken {
      return false
    }
    try gate.syncDirectory(Folder.journal.path)
    return true
  }

  /// Removes a note.
  package func remove(_ note: JournalNote) throws(FileError) { try gate.unlink(note.path) }
}
