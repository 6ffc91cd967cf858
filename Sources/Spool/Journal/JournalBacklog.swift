import Files

/// Lines that could not be written to their file of the journal, kept in a station until they can:
/// `DAY.STATION.NUMBER.OFFSET.unwritten`.
///
/// Who takes a dead service's station over takes these along: the name says whose they are, where
/// they belong and in which order.
struct JournalBacklog: Equatable, Sendable {
  /// The day of its lines, `YYYY-MM-DD` in UTC.
  let day: String
  /// The station of the service or command whose lines they are.
  let station: StationID
  /// 1, 2, … in the order in which that service began them.
  let number: Int
  /// How long the journal's file was when these lines began to wait, in bytes: what stands there
  /// from here on may be they.
  let offsetBytes: Int

  /// A file that is longer takes no more lines.
  static let bytesMaximum = 1 << 20
  private static let ending = "unwritten"

  init(_ file: JournalFile, number: Int, offsetBytes: Int) {
    day = file.day
    station = file.station
    self.number = number
    self.offsetBytes = offsetBytes
  }

  /// Reads a file's name; `nil` for anything else.
  init?(_ name: EntryName) {
    let words = name.text.split(separator: ".", omittingEmptySubsequences: false)
      .map(String.init)
    guard words.count == 5, words[4] == Self.ending, JournalFile.isDay(words[0]),
      let station = StationID(words[1]), let number = Int(words[2]), number > 0,
      let offset = Int(words[3]), offset >= 0
    else { return nil }
    day = words[0]
    self.station = station
    self.number = number
    offsetBytes = offset
  }

  /// The name of the file that holds the lines.
  var name: String { "\(day).\(station).\(number).\(offsetBytes).\(Self.ending)" }

  /// Where the lines belong.
  var file: JournalFile { JournalFile(day: day, station: station) }

  /// The lines that are whole: what follows the last line feed was never said to be kept.
  static func lines(of bytes: [UInt8]) -> [UInt8] {
    guard let last = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    return Array(bytes[...last])
  }

  /// Whether its lines were written before those of the other.
  func precedes(_ other: JournalBacklog) -> Bool {
    (day, station, number) < (other.day, other.station, other.number)
  }
}
