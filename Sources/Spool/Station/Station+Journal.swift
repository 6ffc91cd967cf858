package import Files

/// The journal of what is done to cases.
extension Station {
  /// Appends a line to this service's journal of the day. Where that fails it is kept in the
  /// station until ``flushJournal()`` can write it, and so are all later ones, for they keep their
  /// order.
  ///
  /// - Parameters:
  ///   - day: `YYYY-MM-DD`, in UTC.
  ///   - line: Without line feed and without personal data.
  /// - Throws: ``FileError/machine(_:)`` where the line could be kept in neither place: what it
  ///   tells of must not be answered yet. ``FileError/leaseLost`` where the station is another's by
  ///   now.
  package func journal(day: String, _ line: String) throws(FileError) {
    let journal = try own().journal
    do {
      try journal.write(day: day, line)
    } catch .leaseLost {
      throw loseLease()
    }
  }

  /// What keeps lines of the journal from their place, so that they wait in the station; `nil`
  /// while none waits.
  package var journalFailure: FileError? { heldJournal?.failure }

  /// Writes what waits to its place, in its order, each line once, even if an earlier call was
  /// killed halfway. To be called in every turn of a service's loop: it looks at the disk only
  /// where lines wait, and after a failure not before a pause that doubles. How it went says
  /// ``journalFailure``.
  package func flushJournal() { heldJournal?.flush() }
}
