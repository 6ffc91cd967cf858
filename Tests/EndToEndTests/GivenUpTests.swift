import Foundation
import Testing
import Verdicts
import JSON
import WaitingSupport

@Suite("A photo whose decoder is ended from outside again and again", .waiting)
struct GivenUpTests {
  /// A job that waits, with what befell it before; its photo is a good one.
  private func plant(_ lines: String, in office: Office) throws {
    let job = office.folder.appending(path: "deferred/0123456789abcdef0123456789ab")
    try FileManager.default.createDirectory(at: job, withIntermediateDirectories: false)
    let name = "GW-1.ktp.a.jpg".utf8.map { String($0, radix: 16) }.joined()
    let record = "jernih.job/1\nname \(name)\nseen 1585008900000000000\nrenamed\n" + lines
    try Data(record.utf8).write(to: job.appending(path: "record"))
    try FileManager.default.copyItem(
      at: Office.fixture("ktp-good-3"), to: job.appending(path: "in"))
  }

  private func verdict(after lines: String) throws -> JSON {
    let office = try Office()
    try plant(lines, in: office)
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    let event = try #require(try office.events().first)
    #expect(event["verdict"] == (try office.json("cases/GW-1/ktp/verdict.json"))["verdict"])
    return event
  }

  @Test("after three kills, minutes apart, it ends unreadable, and no citizen is asked for another")
  func killed() throws {
    let kills = (1...3).map { "killed 158500\(8900 + 61 * $0)000000000\n" }.joined()
    let event = try verdict(after: kills)
    #expect(event["verdict"]?.string == "unreadable" && event["send"]?.bool == false)
  }

  @Test("after two it is judged as any other")
  func twice() throws {
    let event = try verdict(after: "killed 1585008961000000000\nkilled 1585009022000000000\n")
    #expect(event["verdict"]?.string == "accept")
  }

  @Test("after three tries that its own work ended it ends unreadable, and its sender is told")
  func tried() throws {
    let event = try verdict(after: "failed\nfailed\nfailed\n")
    #expect(event["verdict"]?.string == "unreadable" && event["send"]?.bool == true)
  }
}
