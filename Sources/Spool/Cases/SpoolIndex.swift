/// `index/`: which photos are known by which key (a hash, a fingerprint), across all cases.
///
/// A key's line goes to one of 4096 files by its first three digits, appended in one write; a line
/// torn by a crash is ignored. Entries may be missing or name an attempt that is gone: the index can
/// be rebuilt from the verdicts, and ``lookup(_:in:)`` shows only attempts that are there.
package struct SpoolIndex {
  private let spool: Spool

  init(_ spool: Spool) { self.spool = spool }

  private var gate: FileGate { spool.gate }

  private func path(_ key: String, _ table: String) -> SpoolPath {
    precondition(key.utf8.count >= 3 && key.utf8.allSatisfy(JobID.isHexadecimal))
    return Folder.index.path.appending("\(table)-\(key.prefix(3))")
  }

  /// Adds an attempt under a key.
  ///
  /// - Parameters:
  ///   - key: At least three lower-case hexadecimal digits.
  ///   - table: Which index, a short word: `sha256`, `fingerprint`.
  package func add(_ attempt: Attempt, under key: String, in table: String) throws(SpoolError) {
    let path = path(key, table)
    let file = try gate.openForAppending(path)
    // The line feed in front sets it off from a line that a crash has torn.
    let line = "\n\(key) \(attempt.caseID) \(attempt.kind) \(attempt.number)\n"
    try gate.write(file, path, Array(line.utf8))
  }

  /// All attempts under exactly this key that are still there, in the order they were added.
  ///
  /// - Complexity: Reads one of 4096 files.
  package func lookup(_ key: String, in table: String) throws(SpoolError) -> [Attempt] {
    var seen: Set<Attempt> = []
    var found: [Attempt] = []
    for entry in try entries(path(key, table)) where entry.key == key {
      if seen.insert(entry.attempt).inserted, try gate.exists(entry.attempt.path) {
        found.append(entry.attempt)
      }
    }
    return found
  }

  /// Every entry of a table, file by file: for search by nearness.
  package func forEach(in table: String, _ body: (IndexEntry) throws -> Void) throws {
    for name in try gate.names(in: Folder.index.path) where name.description.hasPrefix(table + "-")
    {
      for entry in try entries(Folder.index.path.appending(name)) { try body(entry) }
    }
  }

  /// Empties the index, to be built again.
  package func clear() throws(SpoolError) {
    for name in try gate.names(in: Folder.index.path) {
      try gate.unlink(Folder.index.path.appending(name))
    }
  }

  private func entries(_ path: SpoolPath) throws(SpoolError) -> [IndexEntry] {
    guard let bytes = try gate.readFile(path, limitBytes: 1 << 30) else { return [] }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap(IndexEntry.init)
  }
}
