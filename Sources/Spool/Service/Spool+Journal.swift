/// Writing the journal.
///
/// A line that cannot be written to its file is kept in the station, durably, and carried there later:
/// a kill loses none, whoever takes the station over takes the lines along, and `active/` can be
/// written wherever a photo can be judged.
extension Spool {
  /// Appends a line to this service's journal of the day. Where that fails it is kept in the station
  /// until ``flushJournal()`` can write it, and so are all later ones, for they keep their order.
  ///
  /// - Parameters:
  ///   - day: `YYYY-MM-DD`, in UTC.
  ///   - line: Without line feed and without personal data.
  /// - Throws: ``SpoolError/machine(_:)`` where the line could be kept in neither place: what it tells
  ///   of must not be answered yet. ``SpoolError/leaseLost`` where the station is another's by now.
  package func journal(day: String, _ line: String) throws(SpoolError) {
    precondition(!line.utf8.contains(UInt8(ascii: "\n")) && !day.contains("/"))
    let station = try ownStation()
    let file = JournalFile(day: day, worker: station.worker.description)
    let bytes = Array((line + "\n").utf8)
    if journalState.ownWaits {
      do {
        return try keep(bytes, of: file, in: station)
      } catch {
        // The journal itself may be well again.
        carryJournal(of: station)
        if journalState.ownWaits { throw lost(station, error) }
      }
    }
    do {
      try append(bytes, to: file)
    } catch {
      journalState.meet(error, at: Self.steadySeconds(), limits)
      do {
        try keep(bytes, of: file, in: station)
      } catch {
        throw lost(station, error)
      }
    }
  }

  /// What keeps lines of the journal from their place, so that they wait in the station; `nil` while
  /// none waits.
  package var journalFailure: SpoolError? { journalState.failure }

  /// Writes what waits to its place, in its order, each line once, even if an earlier call was killed
  /// halfway. To be called in every turn of a service's loop: it looks at the disk only where lines
  /// wait, and after a failure not before a pause that doubles. How it went says ``journalFailure``.
  package func flushJournal() {
    guard let station, journalState.isDue(at: Self.steadySeconds()) else { return }
    carryJournal(of: station)
  }

  /// Writes what waits, pause or not.
  func carryJournal(of station: WorkerStation) {
    guard journalState.mayWait else { return }
    // Lines that come while these wait go to a file of their own, whatever becomes of these.
    journalState.taking = nil
    var failure: SpoolError?
    var failedFiles: [JournalFile] = []
    do {
      let backlogs = try gate.names(in: station.path).compactMap(JournalBacklog.init)
      for backlog in backlogs.sorted(by: { $0.precedes($1) })
      where !failedFiles.contains(backlog.file) {
        do {
          try carry(backlog, from: station)
        } catch {
          failedFiles.append(backlog.file)
          failure = error
        }
      }
      // Another's lines that find no place keep this service's own waiting no longer.
      journalState.ownWaits = failedFiles.contains { $0.worker == station.worker.description }
    } catch {
      failure = error
    }
    if let failure {
      journalState.meet(failure, at: Self.steadySeconds(), limits)
    } else {
      journalState.clear()
    }
  }

  // MARK: The file of the day

  private func append(_ bytes: [UInt8], to file: JournalFile) throws(SpoolError) {
    let isTorn = try lookAtEnd(of: file)
    let descriptor = try gate.openForAppending(file.path)
    // A line torn by an earlier failure must not swallow this one.
    let whole = isTorn ? [UInt8(ascii: "\n")] + bytes : bytes
    journalState.target?.isKnown = false
    try gate.write(descriptor, file.path, whole)
    journalState.target?.endBytes += whole.count
    journalState.target?.isKnown = true
  }

  /// Finds where a journal's file ends, where that is not known.
  ///
  /// - Returns: Whether it ends within a line.
  private func lookAtEnd(of file: JournalFile) throws(SpoolError) -> Bool {
    let isSame = journalState.target?.path == file.path
    if isSame, journalState.target?.isKnown == true { return false }
    if !isSame {
      journalState.target = JournalState.Target(path: file.path, endBytes: 0, isKnown: false)
    }
    let endBytes = Int(try gate.info(file.path)?.sizeBytes ?? 0)
    guard endBytes > 0 else { return false }
    let descriptor = try gate.openForReading(file.path)
    let last = try gate.read(descriptor, file.path, at: endBytes - 1, count: 1)
    journalState.target?.endBytes = endBytes
    return last != [UInt8(ascii: "\n")]
  }

  // MARK: What waits

  /// Keeps a line in the station, durably.
  private func keep(_ bytes: [UInt8], of file: JournalFile, in station: WorkerStation)
    throws(SpoolError)
  {
    var taking = journalState.taking
    if let known = taking,
      known.backlog.day != file.day || known.bytes >= JournalBacklog.bytesMaximum
    {
      taking = nil
    }
    // What a file holds after a failure is not known: it takes no more lines.
    journalState.taking = nil
    let path: SpoolPath
    if let taking {
      path = station.path.appending(taking.backlog.name)
      // Never made anew: where it is gone, the station was taken over, and it with it.
      let descriptor = try gate.openForChanging(path)
      try gate.seek(descriptor, path, to: taking.bytes)
      try gate.write(descriptor, path, bytes)
      try gate.sync(descriptor, path)
    } else {
      let isSame = journalState.target?.path == file.path
      journalState.count += 1
      let backlog = JournalBacklog(
        file, number: journalState.count,
        offsetBytes: isSame ? journalState.target?.endBytes ?? 0 : 0)
      path = station.path.appending(backlog.name)
      journalState.mayWait = true
      try gate.writeFile(path, bytes, mode: 0o600, durable: true)
      try gate.syncDirectory(station.path)
      taking = (backlog, 0)
    }
    taking?.bytes += bytes.count
    journalState.taking = taking
    journalState.ownWaits = true
  }

  /// Whether a failure means that the whole station has been taken over.
  private func lost(_ station: WorkerStation, _ error: SpoolError) -> SpoolError {
    guard error.isMissing, let isThere = try? gate.exists(station.path), !isThere else {
      return error
    }
    return loseLease()
  }

  /// Writes the lines of one file that waits to their place and removes it.
  private func carry(_ backlog: JournalBacklog, from station: WorkerStation) throws(SpoolError) {
    let path = station.path.appending(backlog.name)
    let limit = 2 * JournalBacklog.bytesMaximum
    guard let bytes = try gate.readFile(path, limitBytes: limit) else { return }
    let lines = JournalBacklog.lines(of: bytes)
    if !lines.isEmpty { try carry(lines, of: backlog) }
    try gate.unlink(path)
    // A power cut must not bring it back once later lines stand behind its own.
    try gate.syncDirectory(station.path)
  }

  private func carry(_ lines: [UInt8], of backlog: JournalBacklog) throws(SpoolError) {
    let folder = Folder.journal
    if try !gate.exists(folder.path) {
      try gate.makeDirectory(folder.path, mode: folder.mode)
      try gate.syncDirectory(.root)
    }
    let path = backlog.file.path
    if journalState.target?.path == path { journalState.target?.isKnown = false }
    let endBytes = Int(try gate.info(path)?.sizeBytes ?? 0)
    let (overlap, start) = try overlap(of: lines, backlog, endBytes: endBytes)
    if overlap.count > 0 {
      // Written over by the same bytes: they are dirty again, and the fsync below speaks of them
      // whatever an earlier one has said.
      let file = try gate.openForChanging(path)
      try gate.seek(file, path, to: start)
      try gate.write(file, path, lines.prefix(overlap.count))
    }
    let file = try gate.openForAppending(path)
    let rest = (overlap.isTorn ? [UInt8(ascii: "\n")] : []) + lines.dropFirst(overlap.count)
    try gate.write(file, path, rest)
    try gate.sync(file, path)
    try gate.syncDirectory(folder.path)
  }

  /// What of lines that wait stands in their file already, and from which byte of the file on.
  ///
  /// - Parameter endBytes: How much of the file counts.
  func overlap(of lines: [UInt8], _ backlog: JournalBacklog, endBytes: Int) throws(SpoolError)
    -> (JournalOverlap, start: Int)
  {
    guard endBytes > 0 else { return (JournalOverlap(of: lines, in: [], after: nil), 0) }
    let path = backlog.file.path
    let file = try gate.openForReading(path)
    guard try gate.info(file, path).kind == .file else {
      throw .drop("\(path) is no plain file")
    }
    // However much has come since, only its end can be what was carried halfway.
    let from = max(min(backlog.offsetBytes, endBytes), endBytes - 4 * JournalBacklog.bytesMaximum)
    let before = from == 0 ? nil : try gate.read(file, path, at: from - 1, count: 1).first
    let known = try gate.read(file, path, at: from, count: endBytes - from)
    let overlap = JournalOverlap(of: lines, in: known, after: before)
    return (overlap, from + overlap.start)
  }
}
