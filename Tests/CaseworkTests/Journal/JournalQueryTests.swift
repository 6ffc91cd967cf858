import Casework
import Files
import JSON
import Foundation
import Spool
import Testing
import Verdicts

@Suite("questions to the journal")
struct JournalQueryTests {
  /// A spool whose journal holds a few days of two services, one line torn.
  private final class Journalled {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "jernih-journal-" + UUID().uuidString).path
    let spool: Station

    init() throws {
      try SpoolTree.create(path)
      spool = Station(try SpoolTree(path, kinds: ["ktp"]))
      let files = [
        "2020-03-23.\(JobID()).log": [line("2020-03-23T23:59:59Z", "GW-0")],
        "2020-03-24.\(JobID()).log": [
          line("2020-03-24T00:00:00Z", "GW-1"), line("2020-03-24T08:00:02Z", "GW-3"),
        ],
        "2020-03-24.\(JobID()).log": [
          line("2020-03-24T08:00:01Z", "GW-2"), "{\"time\":\"2020-03-24T08:00",
        ],
        "2020-03-25.\(JobID()).log": [line("2020-03-25T00:00:00Z", "GW-1")],
        "notes.txt": ["nothing of the service's"],
      ]
      for (name, lines) in files {
        try Data(lines.joined(separator: "\n").utf8)
          .write(to: URL(filePath: "\(path)/journal/\(name)"))
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private func line(_ time: String, _ caseID: String) -> String {
      "{\"time\":\"\(time)\",\"event\":\"verdict\",\"case\":\"\(caseID)\"}"
    }
  }

  private func cases(_ query: JournalQuery) throws -> [String] {
    let journalled = try Journalled()
    var found: [String] = []
    _ = try query.run(on: journalled.spool.tree) { found.append($0.caseID ?? "") }
    // The files go with the last reference.
    return withExtendedLifetime(journalled) { found }
  }

  @Test("everything comes by time, whichever service wrote it, and torn lines are counted")
  func all() throws {
    let journalled = try Journalled()
    var found: [String] = []
    let missing = try JournalQuery().run(on: journalled.spool.tree) {
      found.append($0.caseID ?? "")
    }
    #expect(found == ["GW-0", "GW-1", "GW-2", "GW-3", "GW-1"])
    #expect(missing.tornLines == 1 && missing.gaps.isEmpty)
  }

  @Test("both ends of a time belong to it")
  func between() throws {
    let query = JournalQuery(since: "2020-03-24T00:00:00Z", until: "2020-03-24T08:00:01Z")
    #expect(try cases(query) == ["GW-1", "GW-2"])
    #expect(try cases(JournalQuery(since: "2020-03-24T00:00:01Z")) == ["GW-2", "GW-3", "GW-1"])
    #expect(try cases(JournalQuery(until: "2020-03-23T23:59:58Z")) == [])
  }

  @Test("one case alone")
  func oneCase() throws {
    #expect(try cases(JournalQuery(caseID: "GW-1")) == ["GW-1", "GW-1"])
    #expect(try cases(JournalQuery(caseID: "GW-")) == [])
  }

  @Test("what one user did")
  func oneUser() throws {
    let journalled = try Journalled()
    try Journal(journalled.spool).write("purged", ["case": .text("GW-9")])
    for (user, expected) in [(Int(geteuid()), ["GW-9"]), (Int(geteuid()) + 1, [])] {
      var found: [String] = []
      _ = try JournalQuery(user: user).run(on: journalled.spool.tree) {
        found.append($0.caseID ?? "")
      }
      #expect(found == expected)
    }
  }

  @Test("what is written is found, with the time of writing and without a serial of its own")
  func written() throws {
    let journalled = try Journalled()
    let before = Timestamp.now
    try Journal(journalled.spool).write("purged", ["case": .text("GW-9")])
    var found: [JournalQuery.Line] = []
    _ = try JournalQuery(since: before).run(on: journalled.spool.tree) { found.append($0) }
    let line = try #require(found.first)
    #expect(found.count == 1 && line.event == "purged" && line.caseID == "GW-9")
    #expect(line.json["user"]?.integer == Int(geteuid()) && line.json["serial"] == nil)
    #expect(line.service.count > 8 && line.time >= before)
  }
}
