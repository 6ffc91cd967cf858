import Files

/// One file of the journal: what one service wrote on one day, `DAY.STATION.log`, and what of it
/// still waits elsewhere to be written there.
package struct JournalFile: Equatable, Sendable {
  /// `YYYY-MM-DD`, in UTC.
  package let day: String
  /// The station of the service or command that wrote it.
  package let station: StationID
  /// Lines that could not be written to it yet, in their order.
  var waiting: [Waiting] = []
  /// Whether lines wait to be written to it.
  package var hasWaiting: Bool { !waiting.isEmpty }

  /// A file of a station that holds lines for this one.
  struct Waiting: Equatable, Sendable {
    var backlog: JournalBacklog
    var path: RelativePath
  }

  init(day: String, station: StationID) {
    self.day = day
    self.station = station
  }

  /// Reads a file's name; `nil` for anything else.
  init?(_ name: EntryName) {
    let words = name.text.split(separator: ".", omittingEmptySubsequences: false)
      .map(String.init)
    guard words.count == 3, words[2] == "log", let station = StationID(words[1]),
      Self.isDay(words[0])
    else { return nil }
    day = words[0]
    self.station = station
  }

  static func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10
      && bytes.indices.allSatisfy { index in
        index == 4 || index == 7
          ? bytes[index] == UInt8(ascii: "-") : (0x30...0x39).contains(bytes[index])
      }
  }

  /// Its path below the spool's root.
  package var place: String { path.description }

  var path: RelativePath { Folder.journal.path.appending("\(day).\(station).log") }
}
