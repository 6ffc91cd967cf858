import CSystem
import Files

/// The journal of one tenure of a station.
///
/// A line that cannot be written to its file is kept in the station, durably, and carried there
/// later: a kill loses none, whoever takes the station over takes the lines along, and `active/`
/// can be written wherever a photo can be judged.
final class JournalWriter {
  private let tree: SpoolTree
  private let tenure: Tenure
  private var state = JournalState()
  private var gate: FileGate { tree.gate }

  /// The journal that is written under a lease.
  init(_ tree: SpoolTree, _ tenure: Tenure) {
    self.tree = tree
    self.tenure = tenure
  }

  /// Appends a line to the file of the day. Where that fails it is kept in the station until
  /// ``flush()`` can write it, and so are all later ones, for they keep their order.
  ///
  /// - Parameters:
  ///   - day: `YYYY-MM-DD`, in UTC.
  ///   - line: Without line feed and without personal data.
  /// - Throws: ``FileError/machine(_:)`` where the line could be kept in neither place: what it
  ///   tells of must not be answered yet. ``FileError/leaseLost`` where the station is another's by
  ///   now.
  func write(day: String, _ line: String) throws(FileError) {
    precondition(!line.utf8.contains(UInt8(ascii: "\n")) && !day.contains("/"))
    let file = JournalFile(day: day, station: tenure.station)
    let bytes = Array((line + "\n").utf8)
    if state.ownWaits {
      do {
        return try keep(bytes, of: file)
      } catch {
        // The journal itself may be well again.
        carryAll()
        if state.ownWaits { throw attributed(error) }
      }
    }
    do {
      try append(bytes, to: file)
    } catch {
      state.meet(error, at: csystem_seconds(), tree.limits)
      do {
        try keep(bytes, of: file)
      } catch {
        throw attributed(error)
      }
    }
  }

  /// What keeps lines from their place, so that they wait in the station; `nil` while none waits.
  var failure: FileError? { state.failure }

  /// The station holds lines that another service could not write.
  func noteTakenOver() { state.mayWait = true }

  /// Writes what waits to its place, in its order, each line once, even if an earlier call was
  /// killed halfway; after a failure not before a pause that doubles.
  func flush() {
    if state.isDue(at: csystem_seconds()) { carryAll() }
  }

  /// Writes what waits, pause or not.
  func carryAll() {
    guard state.mayWait else { return }
    // Lines that come while these wait go to a file of their own, whatever becomes of these.
    state.taking = nil
    var failure: FileError?
    var failedFiles: [JournalFile] = []
    do {
      let backlogs = try gate.names(in: tenure.path).compactMap(JournalBacklog.init)
      for backlog in backlogs.sorted(by: { $0.precedes($1) })
      where !failedFiles.contains(backlog.file) {
        do {
          try carry(backlog)
        } catch {
          failedFiles.append(backlog.file)
          failure = error
        }
      }
      // Another's lines that find no place keep this service's own waiting no longer.
      state.ownWaits = failedFiles.contains { $0.station == tenure.station }
    } catch {
      failure = error
    }
    if let failure {
      state.meet(failure, at: csystem_seconds(), tree.limits)
    } else {
      state.clear()
    }
  }

  // MARK: The file of the day

  private func append(_ bytes: [UInt8], to file: JournalFile) throws(FileError) {
    let isTorn = try lookAtEnd(of: file)
    let descriptor = try gate.openForAppending(file.path)
    // A line torn by an earlier failure must not swallow this one.
    let whole = isTorn ? [UInt8(ascii: "\n")] + bytes : bytes
    state.target?.isKnown = false
    try gate.write(descriptor, file.path, whole)
    state.target?.endBytes += whole.count
    state.target?.isKnown = true
  }

  /// Finds where a journal's file ends, where that is not known.
  ///
  /// - Returns: Whether it ends within a line.
  private func lookAtEnd(of file: JournalFile) throws(FileError) -> Bool {
    let isSame = state.target?.path == file.path
    if isSame, state.target?.isKnown == true { return false }
    if !isSame {
      state.target = JournalState.Target(path: file.path, endBytes: 0, isKnown: false)
    }
    let endBytes = Int(try gate.info(file.path)?.sizeBytes ?? 0)
    guard endBytes > 0 else { return false }
    let descriptor = try gate.openForReading(file.path)
    let last = try gate.read(descriptor, file.path, at: endBytes - 1, count: 1)
    state.target?.endBytes = endBytes
    return last != [UInt8(ascii: "\n")]
  }

  // MARK: What waits

  /// Keeps a line in the station, durably.
  private func keep(_ bytes: [UInt8], of file: JournalFile) throws(FileError) {
    var taking = state.taking
    if let known = taking,
      known.backlog.day != file.day || known.bytes >= JournalBacklog.bytesMaximum
    {
      taking = nil
    }
    // What a file holds after a failure is not known: it takes no more lines.
    state.taking = nil
    let path: RelativePath
    if let taking {
      path = tenure.path.appending(taking.backlog.name)
      // Never made anew: where it is gone, the station was taken over, and it with it.
      let descriptor = try gate.openForChanging(path)
      try gate.seek(descriptor, path, to: taking.bytes)
      try gate.write(descriptor, path, bytes)
      try gate.sync(descriptor, path)
    } else {
      let isSame = state.target?.path == file.path
      state.count += 1
      let backlog = JournalBacklog(
        file, number: state.count,
        offsetBytes: isSame ? state.target?.endBytes ?? 0 : 0)
      path = tenure.path.appending(backlog.name)
      state.mayWait = true
      try gate.writeFile(path, bytes, mode: 0o600, durable: true)
      try gate.syncDirectory(tenure.path)
      taking = (backlog, 0)
    }
    taking?.bytes += bytes.count
    state.taking = taking
    state.ownWaits = true
  }

  /// The same error, or the loss of the lease where the whole station has been taken over.
  private func attributed(_ error: FileError) -> FileError {
    guard error.isMissing, let isThere = try? gate.exists(tenure.path), !isThere else {
      return error
    }
    return .leaseLost
  }

  /// Writes the lines of one file that waits to their place and removes it.
  private func carry(_ backlog: JournalBacklog) throws(FileError) {
    let path = tenure.path.appending(backlog.name)
    let limit = 2 * JournalBacklog.bytesMaximum
    guard let bytes = try gate.readFile(path, limitBytes: limit) else { return }
    let lines = JournalBacklog.lines(of: bytes)
    if !lines.isEmpty { try carry(lines, of: backlog) }
    try gate.unlink(path)
    // A power cut must not bring it back once later lines stand behind its own.
    try gate.syncDirectory(tenure.path)
  }

  private func carry(_ lines: [UInt8], of backlog: JournalBacklog) throws(FileError) {
    let folder = Folder.journal
    if try !gate.exists(folder.path) {
      try gate.makeDirectory(folder.path, mode: folder.mode)
      try gate.syncDirectory(.root)
    }
    let path = backlog.file.path
    if state.target?.path == path { state.target?.isKnown = false }
    let endBytes = Int(try gate.info(path)?.sizeBytes ?? 0)
    let (overlap, start) = try tree.overlap(of: lines, backlog, endBytes: endBytes)
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
}
