import Foundation
import Testing
import Verdicts
import WaitingSupport

@Suite("jernih purge", .waiting)
struct PurgeTests {
  /// Two cases, a rejected drop and their events; retention that keeps nothing longer than a day.
  private func judged() throws -> Office {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.jpg")
    try office.drop(Data(contentsOf: Office.fixture("ktp-blur-motion")), as: "B-2.ktp.jpg")
    try office.drop(Data("text".utf8), as: "no name")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    return office
  }

  @Test("by the built-in policy nothing of today goes, and nothing is changed")
  func young() throws {
    let office = try judged()
    let before = office.snapshot()
    let run = try Program.run("purge", office.path)
    #expect(run.status == 0 && run.output.isEmpty && run.error.contains("nothing was changed"))
    #expect(office.snapshot() == before)
    let applied = try Program.run("purge", office.path, "--apply")
    #expect(applied.status == 0 && applied.output.isEmpty)
    #expect(office.exists("cases/A-1/ktp/original.jpg"))
    #expect(try Program.run("status", office.path, "--verify").status == 0)
  }

  @Test("a retention of no whole day is refused")
  func noDay() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("{ retention: { stateDays: { complete: 0 } } }".utf8).write(to: file)
    let run = try Program.run("policy", file.path)
    #expect(run.status == 2 && run.error.contains("retention.stateDays.complete"))
  }
}
