extension Spool {
  /// Appends a line to this service's journal of the day.
  ///
  /// - Parameters:
  ///   - day: `YYYY-MM-DD`, in UTC.
  ///   - line: Without line feed and without personal data.
  package func journal(day: String, _ line: String) throws(SpoolError) {
    precondition(!line.utf8.contains(UInt8(ascii: "\n")) && !day.contains("/"))
    let path = Folder.journal.path.appending("\(day).\(try ownStation().worker).log")
    let file = try gate.openForAppending(path)
    try gate.write(file, path, Array((line + "\n").utf8))
  }

  /// The journal's files, by day and then by who wrote them.
  package func journalFiles() throws(SpoolError) -> [JournalFile] {
    try gate.names(in: Folder.journal.path).compactMap(JournalFile.init)
  }

  /// Reads a journal file line by line.
  ///
  /// - Parameter body: Takes each line without its line feed, at most 64 KB; longer ones, which the
  ///   service does not write, come cut.
  /// - Complexity: O(file), in the memory of one chunk and one line.
  package func forEachLine(of file: JournalFile, _ body: ([UInt8]) throws -> Void) throws {
    let descriptor = try gate.openForReading(file.path)
    guard try gate.info(descriptor, file.path).kind == .file else {
      throw SpoolError.drop("\(file.path) is no plain file")
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var line: [UInt8] = []
    while true {
      let count = try gate.read(descriptor, file.path, into: &chunk)
      if count == 0 { break }
      var rest = chunk[..<count]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<end]
        try body(Array(line.prefix(Self.journalLineBytes)))
        line = []
        rest = rest[(end + 1)...]
      }
      if line.count < Self.journalLineBytes { line += rest }
    }
    if !line.isEmpty { try body(Array(line.prefix(Self.journalLineBytes))) }
  }

  private static let journalLineBytes = 1 << 16
}
