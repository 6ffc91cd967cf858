import JSON
import Foundation
import Testing
import Verdicts
import WaitingSupport

@Suite("Uploads that are not finished when they are first seen", .waiting)
struct UnfinishedUploadTests {
  /// Waits for its verdicts, and gives them by the number of attempts.
  private func verdicts(of caseID: String, in office: Office) throws -> [String] {
    try office.wait(seconds: 30) {
      try office.events().contains { $0["case"]?.string == caseID }
    }
    return try office.events().filter { $0["case"]?.string == caseID }
      .compactMap { $0["verdict"]?.string }
  }

  @Test(
    "what is empty, zeros, or zeros to its end is waited for, and judged once when it is whole",
    arguments: ["empty", "zeros", "zero head", "zero tail"])
  func waits(shape: String) throws {
    let office = try Office()
    let policy = office.folder.appending(path: "tmp/policy.json5")
    try Data("{ limits: { spool: { truncatedWaitSeconds: 20, settleSeconds: 1 } } }".utf8)
      .write(to: policy)
    let service = try Program.start(["serve", office.path, "--policy", policy.path])
    defer { service.terminate() }
    let photo = try Data(contentsOf: Office.fixture("ktp-good-3"))
    var begun = photo
    switch shape {
    case "empty": begun = Data()
    case "zeros": begun = Data(count: photo.count)
    case "zero head": begun.replaceSubrange(0..<65_536, with: Data(count: 65_536))
    default:
      let half = photo.count / 2
      begun.replaceSubrange(half..<photo.count, with: Data(count: photo.count - half))
    }
    // Written in place, as a share or a browser does; never renamed.
    let file = office.folder.appending(path: "new/GW-1.ktp.a.jpg")
    try begun.write(to: file, options: [])
    try office.wait(seconds: 20) {
      try FileManager.default.contentsOfDirectory(atPath: office.path + "/deferred").count == 1
    }
    let job = try #require(
      FileManager.default.contentsOfDirectory(atPath: office.path + "/deferred").first)
    #expect(try office.events().isEmpty)
    // The sender goes on with the file that it has open.
    let handle = try FileHandle(
      forWritingTo: office.folder.appending(path: "deferred/\(job)/in"))
    try handle.write(contentsOf: photo)
    try handle.close()
    #expect(try verdicts(of: "GW-1", in: office) == ["accept"])
    service.terminate()
    service.waitUntilExit()
    let attempts = try FileManager.default.contentsOfDirectory(atPath: office.path + "/cases/GW-1")
    #expect(attempts.filter { $0.hasPrefix("ktp") } == ["ktp"])
  }

  @Test("what stays empty is told of when its time is over")
  func staysEmpty() throws {
    let office = try Office()
    let policy = try office.impatientPolicy()
    let service = try Program.start(["serve", office.path, "--policy", policy])
    defer { service.terminate() }
    try Data().write(to: office.folder.appending(path: "new/GW-1.ktp.a.jpg"), options: [])
    #expect(try verdicts(of: "GW-1", in: office) == ["unreadable"])
    #expect(try office.json("cases/GW-1/ktp/verdict.json")["fault"]?["code"]?.string == "empty")
  }
}
