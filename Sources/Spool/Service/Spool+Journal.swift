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
}
