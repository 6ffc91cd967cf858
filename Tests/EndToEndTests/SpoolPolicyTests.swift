import Foundation
import JSON
import Testing
import Verdicts
import WaitingSupport

@Suite("A spool is a spool, and knows its policy", .waiting)
struct SpoolPolicyTests {
  private static let akta =
    """
    { name: "akta", kinds: { akta: { name: { id: "akta", en: "birth certificate" },
      layout: "page", many: false, checks: {} } } }
    """

  /// A folder with a photo in it.
  private func album() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Office.fixture("ktp-good"), to: folder.appending(path: "ktp.jpg"))
    return folder
  }

  private func write(_ text: String, in office: Office, as name: String = "akta.json5") throws
    -> String
  {
    let file = office.folder.appending(path: "tmp/\(name)")
    try Data(text.utf8).write(to: file)
    return file.path
  }

  @Test(
    "a folder of photos is refused in one line, and nothing in it is changed",
    arguments: [["serve"], ["demo"], ["status"], ["report"], ["retry"], ["purge"], ["journal"]])
  func album(command: [String]) throws {
    let folder = try album()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
    let run = try Program.run(command + [folder.path])
    #expect(run.status == 2 && run.error.split(separator: "\n").count == 1, "\(run.error)")
    #expect(run.error.contains("is no spool") && !run.error.contains("chmod"), "\(run.error)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ktp.jpg"])
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions]
    #expect(mode as? Int == 0o777)
  }

  @Test("a spool of the version before opens, is served and gets what it lacks")
  func older() throws {
    let office = try Office()
    let id = try office.json("spool.json")["id"]?.string
    for name in ["spool.json", "policy.json", "decisions"] {
      try FileManager.default.removeItem(at: office.folder.appending(path: name))
    }
    for command in ["status", "report", "retry"] {
      #expect(try Program.run(command, office.path).status == 0)
    }
    #expect(!office.exists("spool.json"))
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "GW-1.ktp.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    #expect(office.exists("cases/GW-1/ktp/verdict.json") && office.exists("decisions"))
    let mark = try office.json("spool.json")
    #expect(mark["schema"]?.string == "jernih.spool/1" && mark["id"]?.string != id)
    #expect(try office.json("policy.json")["schema"]?.string == "jernih.policy/1")
  }

  @Test("a kind that its policy adds stays one without --policy, and another policy is said")
  func remembers() throws {
    let office = try Office()
    let policy = try write(Self.akta, in: office)
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "K1.akta.jpg")
    let first = try Program.run("serve", office.path, "--once", "--policy", policy)
    #expect(first.status == 0 && first.error.contains("the policy of this spool was default@"))
    let retry = try Program.run("retry", office.path, "K1")
    #expect(retry.output == "1 photo will be judged again\n" && retry.error.isEmpty)
    let second = try Program.run("serve", office.path, "--once")
    #expect(second.status == 0 && !second.error.contains("policy of this spool"), "\(second.error)")
    #expect(office.exists("cases/K1/akta.2/verdict.json"))
    #expect(try office.events().allSatisfy { $0["type"]?.string == "verdict" })
    let other = try write("{}", in: office, as: "other.json5")
    for command in ["retry", "report", "status", "purge", "journal", "evaluate"] {
      let run = try Program.run(command, office.path, "--policy", other)
      #expect(run.status == 0, "\(command): \(run.error)")
      let lines = run.error.split(separator: "\n").filter { $0.contains("policy of this spool") }
      #expect(lines.count == 1 && lines[0].contains("akta@"), "\(command): \(run.error)")
    }
  }

  @Test("a policy.json that is none is named: status goes on, the service does not start")
  func damaged() throws {
    let office = try Office()
    try Data("{ limts: {} }".utf8).write(to: office.folder.appending(path: "policy.json"))
    let status = try Program.run("status", office.path)
    #expect(status.status == 0 && status.error.contains("policy.json:1:3: limts"))
    let serve = try Program.run("serve", office.path, "--once")
    #expect(serve.status == 2 && serve.error.contains("policy.json:1:3: limts"), "\(serve.error)")
    let given = try write("{}", in: office)
    #expect(try Program.run("serve", office.path, "--once", "--policy", given).status == 0)
    #expect(try Program.run("serve", office.path, "--once").status == 0)
  }

  @Test("submit refuses what the service would, drops nothing, and says what is known")
  func submit() throws {
    let office = try Office()
    let photo = try Office.fixture("ktp-good").path
    for (words, line) in [
      (
        ["--kind", "ktp", photo, "--kind", "ruma", photo],
        "jernih: submit: the kind ruma is unknown; known are ktp, kk, rumah, lainnya; "
          + "did you mean 'rumah'?\n"
      ),
      (
        ["--programme", "kiss", "--kind", "ktp", photo],
        "jernih: submit: the programme kiss is unknown; known are kis, jampersal, kip-kuliah, "
          + "kia; did you mean 'kis'?\n"
      ),
    ] {
      let run = try Program.run(["submit", office.path, "--case", "B1"] + words)
      #expect(run.status == 2 && run.output.isEmpty && run.error == line, "\(run.error)")
      #expect(office.names("new").isEmpty)
    }
  }

  @Test("retry knows which cases there are, and report prints the page that it wrote")
  func pages() throws {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "K1.ktp.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    let nope = try Program.run("retry", office.path, "NOPE")
    #expect(nope.status == 2 && nope.error == "jernih: retry: there is no case NOPE\n")
    let report = try Program.run("report", office.path, "K1")
    #expect(report.output == "\(office.path)/cases/K1/index.html\n")
    #expect(try Program.run("report", office.path).output == "\(office.path)/reports/index.html\n")
  }
}
