import Files

/// A folder of one's own on the spool in which files are written before they are renamed to their
/// place: no half-written file is ever seen, and what a crash leaves is in the folder.
package struct Drafts {
  let gate: FileGate
  /// The folder; only its owner makes names in it.
  let folder: RelativePath

  /// A name in it that nobody has.
  func newPath() -> RelativePath { folder.appending("draft-\(RandomID<IDSubject.OfDraft>())") }

  /// Writes a file.
  ///
  /// - Parameter durable: Whether its bytes are durable when this returns.
  /// - Returns: Where it is, to be renamed.
  /// - Throws: ``FileError/machine(_:)``: nothing of it is left.
  func write(_ bytes: [UInt8], mode: UInt32, group: UInt32?, durable: Bool) throws(FileError)
    -> RelativePath
  {
    let draft = newPath()
    do {
      try gate.writeFile(draft, bytes, mode: mode, group: group, durable: durable)
    } catch {
      try? gate.unlink(draft)
      throw error
    }
    return draft
  }

  /// Writes a file and puts it in its place: it is the old one or the new one, whole, at every
  /// moment.
  ///
  /// - Parameters:
  ///   - durable: Whether its bytes are durable before it has its name.
  ///   - exclusively: Whether nothing may be there yet.
  /// - Throws: ``FileError``: nothing of it is left.
  func replace(
    _ path: RelativePath, with bytes: [UInt8], mode: UInt32, durable: Bool,
    exclusively: Bool = false
  ) throws(FileError) {
    let draft = try write(bytes, mode: mode, group: nil, durable: durable)
    do {
      if exclusively {
        try gate.renameExclusively(draft, to: path)
      } else {
        try gate.rename(draft, to: path)
      }
    } catch {
      try? gate.unlink(draft)
      throw error
    }
  }
}
