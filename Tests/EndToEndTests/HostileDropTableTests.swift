import JSON
import Foundation
import Testing
import Verdicts
import WaitingSupport

@Suite("hostile drops, each with its expected verdict or reason", .waiting)
struct HostileDropTableTests {
  @Test("every drop of the catalogue ends where the table says, and nothing outside is touched")
  func catalogue() throws {
    let office = try Office()
    let drops = HostileDrops(spool: office.folder)
    try drops.makeStrangers()
    for (caseID, ending, bytes) in try HostileDrops.contents() {
      drops.put(bytes, Array("\(caseID).ktp.\(ending)".utf8))
    }
    let run = try Program.run(
      "serve", office.path, "--once", "--policy", office.impatientPolicy())
    #expect(run.status == 0, "\(run.error)")
    var lines: [String] = []
    for caseID in try names(office, "cases")
    where office.exists("cases/\(caseID)/ktp/verdict.json") {
      let verdict = try office.json("cases/\(caseID)/ktp/verdict.json")
      let original = try names(office, "cases/\(caseID)/ktp").first { $0.hasPrefix("original.") }
      lines.append(
        "photo \(caseID): \(CorpusTableTests.outcome(of: verdict)), \(original ?? "lost")")
    }
    for file in try names(office, "quarantine") where file.hasSuffix(".reason.json") {
      let reason = try office.json("quarantine/\(file)")
      lines.append(
        "drop \(reason["name"]?.string ?? ""): \(reason["reason"]?.string ?? "")")
    }
    lines += try names(office, "new").map { "drop \($0): waits" }
    try ExpectedTable(name: "hostile-drops").check(lines)
    #expect(try office.events().count == lines.count { !$0.hasSuffix(": waits") })
    #expect(
      try Data(contentsOf: office.folder.appending(path: "tmp/secret")) == Data("secret".utf8))
    #expect(try Data(contentsOf: office.folder.appending(path: "tmp/mine")) == Data([1]))
    let verify = try Program.run("status", office.path, "--verify")
    #expect(verify.status == 0, "\(verify.output) \(verify.error)")
  }

  private func names(_ office: Office, _ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: office.folder.appending(path: folder).path)
      .sorted()
  }
}
