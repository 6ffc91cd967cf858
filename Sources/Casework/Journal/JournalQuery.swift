import Files
package import Spool
import Verdicts
package import JSON

/// What the journal says of a time and of a case: the answer to "whose data was touched".
package struct JournalQuery {
  /// One line of the journal.
  package struct Line {
    /// When, RFC 3339 in UTC.
    package var time: String
    /// What was done.
    package var event: String
    /// To which case; `nil` where it is about none.
    package var caseID: String?
    /// The id of the service or command that did it.
    package var service: String
    /// The whole line.
    package var json: JSON
  }

  /// What is missing from an answer.
  package struct Missing: Equatable {
    /// Lines that could not be read, torn by a crash.
    package var tornLines = 0
    /// Files and folders that could not be read.
    package var gaps: [JournalGap] = []
  }

  /// The first second that is asked for, as ``Line/time`` is written; `nil` for the beginning.
  package var since: String?
  /// The last second that is asked for; `nil` for the end.
  package var until: String?
  /// Only lines about this case.
  package var caseID: String?
  /// Only what this user's services and commands did, by number.
  package var user: Int?

  /// A query; without bounds it asks for everything.
  package init(
    since: String? = nil, until: String? = nil, caseID: String? = nil, user: Int? = nil
  ) {
    self.since = since
    self.until = until
    self.caseID = caseID
    self.user = user
  }

  /// Gives every line that answers the query, by time within each day: also those that still wait
  /// to be written to their file.
  ///
  /// - Returns: What could not be read and is left out. A file of which nothing can be read is a
  ///   gap.
  /// - Throws: What `body` throws.
  /// - Complexity: Reads the days asked for once; holds the answers of one day.
  package func run(on tree: SpoolTree, _ body: (Line) throws -> Void) throws -> Missing {
    let (files, gaps) = tree.journalFiles()
    var missing = Missing(gaps: gaps)
    var day: (name: String, lines: [Line]) = ("", [])
    func give() throws {
      let order = day.lines.indices.sorted {
        (day.lines[$0].time, $0) < (day.lines[$1].time, $1)
      }
      for index in order { try body(day.lines[index]) }
    }
    for file in files where isAsked(day: file.day) {
      if file.day != day.name {
        try give()
        day = (file.day, [])
      }
      day.lines += read(file, on: tree, &missing)
    }
    try give()
    return missing
  }

  /// The lines of one file that are asked for.
  private func read(_ file: JournalFile, on tree: SpoolTree, _ missing: inout Missing) -> [Line] {
    var lines: [Line] = []
    var (torn, read) = (0, 0)
    do {
      try tree.forEachLine(of: file) { bytes in
        if let line = Self.line(bytes, service: file.station.description) {
          read += 1
          if isAsked(line) { lines.append(line) }
        } else {
          torn += 1
        }
      }
    } catch {
      let why = (error as? FileError)?.description ?? "\(error)"
      missing.gaps.append(JournalGap(place: file.place, why: why))
    }
    if read == 0, torn > 1 {
      let gap = JournalGap(place: file.place, why: "none of its \(torn) lines can be read")
      missing.gaps.append(gap)
    } else {
      missing.tornLines += torn
    }
    return lines
  }

  private func isAsked(day: String) -> Bool {
    if let since, day < since.prefix(10) { return false }
    if let until, day > until.prefix(10) { return false }
    return true
  }

  private func isAsked(_ line: Line) -> Bool {
    if let since, line.time < since { return false }
    if let until, line.time > until { return false }
    if let user, line.json["user"]?.integer != user { return false }
    return caseID == nil || caseID == line.caseID
  }

  /// Reads a line of the journal; `nil` for one that was torn, or that is none.
  package static func line(_ bytes: [UInt8], service: String) -> Line? {
    guard let json = try? JSON.parse(bytes), let time = json["time"]?.string,
      let event = json["event"]?.string
    else { return nil }
    return Line(
      time: time, event: event, caseID: json["case"]?.string, service: service, json: json)
  }
}
