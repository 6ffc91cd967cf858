import JSON
import Spool

/// What was counted of one station's lines, and how far in each of its files.
struct TallyNote: Equatable {
  var tally = Tally()
  /// How many bytes of each of the station's files are counted, by the file's day.
  var countedBytes: [String: Int] = [:]

  private static let schema = "jernih.tally/1"

  /// Nothing was counted.
  init() {}

  /// Counts the whole lines of one of the station's files that were not counted yet.
  ///
  /// - Throws: ``FileError`` where it cannot be read; what was counted before holds.
  mutating func count(_ file: JournalFile, on tree: SpoolTree) throws {
    let service = file.station.description
    var tally = tally
    let end = try tree.forEachWholeLine(of: file, from: countedBytes[file.day] ?? 0) { bytes in
      tally.take(JournalQuery.line(bytes, service: service))
    }
    self.tally = tally
    countedBytes[file.day] = end
  }

  /// The file's bytes.
  var bytes: [UInt8] {
    let files = countedBytes.sorted { $0.key < $1.key }
      .map { JSON.Member(key: $0.key, value: .integer($0.value)) }
    let json: JSON = .object([
      "schema": .text(Self.schema), "files": JSON(.object(files)), "tally": tally.json,
    ])
    return Array((json.line + "\n").utf8)
  }

  /// Reads a note; `nil` for anything else.
  init?(_ bytes: [UInt8]) {
    guard let json = try? JSON.parse(bytes), json["schema"]?.string == Self.schema else {
      return nil
    }
    tally = Tally(json["tally"])
    for member in json["files"]?.members ?? [] {
      countedBytes[member.key] = max(0, member.value.integer ?? 0)
    }
  }
}

extension Tally {
  /// Counts a line; one that was torn is none.
  mutating func take(_ line: JournalQuery.Line?) {
    guard let line else { return }
    take(time: line.time, event: line.event, line.json)
  }
}
