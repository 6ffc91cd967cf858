import JSON
import Casework
import Files
import Foundation
import Spool
import Testing
import Vocabulary
import Verdicts

@Suite("What another judgement is asked of")
struct RetryTests {
  /// How many photos were asked for, and of which the journal tells.
  private static func retry(_ office: Office, _ caseID: String?, _ kind: String? = nil) throws
    -> (count: Int, noted: [String])
  {
    let station = try office.open()
    let count = try Retry(station: station, policy: office.policy, caseID: caseID, kind: kind)
      .run()
    var noted: [String] = []
    _ = try JournalQuery().run(on: station.tree) { line in
      guard line.event == "retry" else { return }
      let number = line.json["n"]?.integer.map { ".\($0)" } ?? ""
      noted.append("\(line.caseID ?? "-") \(line.json["kind"]?.string ?? "-")\(number)")
    }
    try station.close()
    return (count, noted)
  }

  @Test("of a finished case: the last photo of a kind, and every one of a kind that has many")
  func finished() throws {
    let office = try Office()
    for folder in ["ktp", "ktp.2", "rumah", "rumah.2"] {
      try office.photo("A-1", folder, verdict: "retake")
    }
    try office.photo("B-2", "ktp", verdict: "retake")
    let all = try Self.retry(office, "A-1")
    #expect(all.count == 3 && all.noted.sorted() == ["A-1 ktp.2", "A-1 rumah.1", "A-1 rumah.2"])
    #expect(office.names("deferred").count { $0.count >= 28 } == 3)
    #expect(office.names("cases/A-1/ktp.2").contains("original.jpg"))
  }

  @Test("only photos of the kind that is named")
  func kind() throws {
    let office = try Office()
    for folder in ["ktp", "kk"] { try office.photo("A-1", folder, verdict: "retake") }
    let one = try Self.retry(office, "A-1", "kk")
    #expect(one.count == 1 && one.noted == ["A-1 kk.1"])
  }

  @Test("a photo that is larger than can be judged is left alone")
  func tooLarge() throws {
    let office = try Office()
    try office.photo("A-1", "ktp", verdict: "unreadable")
    let file = URL(filePath: office.path + "/cases/A-1/ktp/original.jpg")
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: UInt64(office.policy.limits.photo.bytes) + 1)
    try handle.close()
    #expect(try Self.retry(office, "A-1").count == 0)
  }

  @Test("what was rejected comes back under its name; without a case, finished photos stay")
  func rejected() throws {
    let office = try Office()
    try office.photo("A-1", "ktp", verdict: "retake")
    let serial = JobID()
    try office.write("quarantine/\(serial).bin", "photo", mode: 0o600)
    try office.write(
      "quarantine/\(serial).reason.json", "{\"name\": \"C-3.passport.jpg\"}", mode: 0o600)
    #expect(try Self.retry(office, "A-1", "kk").count == 0)
    #expect(office.names("quarantine").count == 2)
    let all = try Self.retry(office, nil)
    #expect(all.count == 1 && all.noted == ["C-3 passport"])
    #expect(office.names("quarantine").isEmpty)
  }
}
