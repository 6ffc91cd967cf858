import Files

/// Reading the journal: its files, and the lines that still wait in stations.
extension SpoolTree {
  /// The journal's files, by day and then by who wrote them, with what waits to be written to them.
  ///
  /// - Returns: Also the folders that could not be read.
  package func journalFiles() -> (files: [JournalFile], gaps: [JournalGap]) {
    var gaps: [JournalGap] = []
    func names(in path: RelativePath) -> [EntryName] {
      do {
        return try gate.names(in: path)
      } catch {
        gaps.append(JournalGap(place: path.description, why: error.description))
        return []
      }
    }
    // What waits first: what is carried to its file meanwhile is then met there.
    var waiting: [JournalFile.Waiting] = []
    for station in names(in: Folder.active.path) {
      let path = Folder.active.path.appending(station)
      guard let info = try? gate.info(path), info.kind == .directory else { continue }
      waiting += names(in: path).compactMap { name in
        JournalBacklog(name).map { JournalFile.Waiting(backlog: $0, path: path.appending(name)) }
      }
    }
    var files = names(in: Folder.journal.path).compactMap(JournalFile.init)
    for one in waiting.sorted(by: { $0.backlog.precedes($1.backlog) }) {
      let file = one.backlog.file
      if let index = files.firstIndex(where: { ($0.day, $0.station) == (file.day, file.station) }) {
        files[index].waiting.append(one)
      } else {
        files.append(file)
        files[files.count - 1].waiting.append(one)
      }
    }
    return (
      files.sorted {
        ($0.day, $0.station) < ($1.day, $1.station)
      }, gaps
    )
  }

  /// Reads a journal file line by line, and then what waits to be written to it.
  ///
  /// - Parameters:
  ///   - startBytes: Where to begin in the file, the beginning of a line.
  ///   - body: Takes each line without its line feed, at most 64 KB; longer ones, which the service
  ///     does not write, come cut.
  /// - Throws: ``FileError`` for what cannot be read or is no plain file, after what came before
  ///   it; or what `body` throws.
  /// - Complexity: O(file), in the memory of one chunk, one line and one file that waits.
  package func forEachLine(
    of file: JournalFile, from startBytes: Int = 0, _ body: ([UInt8]) throws -> Void
  ) throws {
    var cutter = LineCutter()
    var endBytes = startBytes
    func take(_ bytes: ArraySlice<UInt8>) throws { try cutter.take(bytes, body) }
    try readOn(file.path, from: &endBytes, take)
    for waiting in file.waiting {
      guard let bytes = try bytes(of: waiting) else {
        // It was carried to its place meanwhile.
        try readOn(file.path, from: &endBytes, take)
        continue
      }
      try readOn(file.path, from: &endBytes, take)
      let lines = JournalBacklog.lines(of: bytes)
      let size = Int(try gate.info(file.path)?.sizeBytes ?? 0)
      let (overlap, _) = try overlap(
        of: lines, waiting.backlog, endBytes: min(size, endBytes))
      let rest = (overlap.isTorn ? [UInt8(ascii: "\n")] : []) + lines.dropFirst(overlap.count)
      // The file will go on behind these, once they are carried there.
      endBytes += rest.count
      try take(rest[...])
    }
    if !cutter.line.isEmpty { try cutter.finish(body) }
  }

  /// Reads a journal file from a byte on to its present end; nothing where it is missing.
  func readOn(
    _ path: RelativePath, from endBytes: inout Int, _ take: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    let descriptor: Descriptor
    do {
      descriptor = try gate.openForReading(path)
    } catch {
      if error.isMissing { return }
      throw error
    }
    guard try gate.info(descriptor, path).kind == .file else {
      throw FileError.input("\(path) is no plain file")
    }
    while true {
      let bytes = try gate.read(descriptor, path, at: endBytes, count: 1 << 18)
      if bytes.isEmpty { return }
      endBytes += bytes.count
      try take(bytes[...])
    }
  }

  /// What waits in a file, wherever it lies by now; `nil` where it waits no more.
  private func bytes(of waiting: JournalFile.Waiting) throws(FileError) -> [UInt8]? {
    let limit = 2 * JournalBacklog.bytesMaximum
    if let bytes = try gate.readFile(waiting.path, limitBytes: limit) { return bytes }
    for station in try gate.names(in: Folder.active.path) {
      let path = Folder.active.path.appending(station).appending(waiting.backlog.name)
      guard try gate.exists(path) else { continue }
      return try gate.readFile(path, limitBytes: limit)
    }
    return nil
  }

  /// What of lines that wait stands in their file already, and from which byte of the file on.
  ///
  /// - Parameter endBytes: How much of the file counts.
  func overlap(of lines: [UInt8], _ backlog: JournalBacklog, endBytes: Int) throws(FileError)
    -> (JournalOverlap, start: Int)
  {
    guard endBytes > 0 else { return (JournalOverlap(of: lines, in: [], after: nil), 0) }
    let path = backlog.file.path
    let file = try gate.openForReading(path)
    guard try gate.info(file, path).kind == .file else {
      throw .input("\(path) is no plain file")
    }
    // However much has come since, only its end can be what was carried halfway.
    let from = max(min(backlog.offsetBytes, endBytes), endBytes - 4 * JournalBacklog.bytesMaximum)
    let before = from == 0 ? nil : try gate.read(file, path, at: from - 1, count: 1).first
    let known = try gate.read(file, path, at: from, count: endBytes - from)
    let overlap = JournalOverlap(of: lines, in: known, after: before)
    return (overlap, from + overlap.start)
  }
}
