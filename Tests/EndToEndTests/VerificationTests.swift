import JSON
import Foundation
import Testing
import Verdicts
import WaitingSupport

@Suite("what an operator does to a spool, and is told of it", .waiting)
struct VerificationTests {
  /// A spool with one photo in its case.
  private func served() throws -> Office {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "GW-1.ktp.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    #expect(try Program.run("status", office.path, "--verify").status == 0)
    return office
  }

  /// What was broken, and what `status --verify` says of it.
  static let breakages: [(what: String, said: String)] = [
    ("kind", "names another kind"), ("attempt", "names another attempt"),
    ("case", "names another case"), ("no verdict", "is no verdict"),
    ("bytes", "judges other bytes"), ("no thumbnail", "names a thumbnail that is missing"),
    ("comment", "more than a picture"), ("no case.json", "has photos but no case.json"),
    ("spoilt case.json", "its case.json cannot be read"),
    ("record", "a record that cannot be read"), ("reason", "mode 644, wider than 600"),
  ]

  @Test("each thing that is broken is named", arguments: breakages.indices)
  func broken(index: Int) throws {
    let (what, said) = Self.breakages[index]
    let office = try served()
    let photo = office.folder.appending(path: "cases/GW-1/ktp")
    let verdict = photo.appending(path: "verdict.json")
    func change(_ from: String, _ to: String) throws {
      let text = try String(contentsOf: verdict, encoding: .utf8)
      try text.replacing(from, with: to).write(to: verdict, atomically: false, encoding: .utf8)
    }
    switch what {
    case "kind": try change("\"kind\": \"ktp\",\n", "\"kind\": \"kk\",\n")
    case "attempt": try change("\"n\": 1", "\"n\": 2")
    case "case": try change("\"case\": \"GW-1\"", "\"case\": \"GW-2\"")
    case "no verdict": try Data("{}".utf8).write(to: verdict)
    case "bytes": try Data([1]).write(to: photo.appending(path: "original.jpg"))
    case "no thumbnail":
      try FileManager.default.removeItem(at: photo.appending(path: "thumb.jpg"))
    case "comment":
      let thumbnail = photo.appending(path: "thumb.jpg")
      let bytes = try Data(contentsOf: thumbnail)
      try (bytes.prefix(2) + [0xFF, 0xFE, 0, 4, 1, 2] + bytes.dropFirst(2)).write(to: thumbnail)
    case "no case.json":
      try FileManager.default.removeItem(at: office.folder.appending(path: "cases/GW-1/case.json"))
    case "spoilt case.json":
      try Data("{".utf8).write(to: office.folder.appending(path: "cases/GW-1/case.json"))
    case "record":
      let job = office.folder.appending(path: "deferred/0123456789abcdef0123456789ab")
      try FileManager.default.createDirectory(at: job, withIntermediateDirectories: false)
      try Data("x".utf8).write(to: job.appending(path: "record"))
      try Data("x".utf8).write(to: job.appending(path: "in"))
    default:
      let stem = office.path + "/quarantine/0123456789abcdef0123456789ab"
      try Data("x".utf8).write(to: URL(filePath: stem + ".bin"))
      try Data("{}".utf8).write(to: URL(filePath: stem + ".reason.json"))
      _ = unsafe chmod(stem + ".reason.json", 0o644)
    }
    let run = try Program.run("status", office.path, "--verify")
    #expect(run.status == 1 && run.output.contains(said), "\(what): \(run.output)")
  }

  @Test("an original that is a huge hole is neither read by verify nor copied by retry")
  func hugeHole() throws {
    let office = try Office()
    let name = office.path + "/tmp/hole"
    _ = FileManager.default.createFile(atPath: name, contents: nil)
    // As much as a file can be on ext4; no test could read or copy it.
    guard unsafe truncate(name, 8 << 40) == 0 else {
      try Test.cancel("this file system has no files of 8 TB")
    }
    try FileManager.default.moveItem(atPath: name, toPath: office.path + "/new/GW-1.ktp.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    let verdict = try office.json("cases/GW-1/ktp/verdict.json")
    #expect(verdict["fault"]?["code"]?.string == "tooLarge")
    #expect(try Program.run("status", office.path, "--verify").status == 0)
    let retry = try Program.run("retry", office.path, "GW-1")
    #expect(retry.output == "0 photos will be judged again\n")
  }

  @Test(
    "a command of another user changes nothing, and says whose the spool is",
    .enabled(if: geteuid() == 0, "only root can give a folder away"))
  func otherUser() throws {
    let office = try served()
    _ = unsafe chown(office.path + "/active", 1, 1)
    for arguments in [["retry", office.path, "GW-1"], ["report", office.path]] {
      let run = try Program.run(arguments)
      #expect(run.status == 2 && run.error.contains("belongs to user 1"), "\(run.error)")
    }
    #expect(try Program.run("status", office.path).status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: office.path + "/deferred").isEmpty)
  }
}
