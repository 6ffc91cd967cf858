import Foundation
import Glibc
import JSON
import Testing
import WaitingSupport

@Suite("what `status` says, and to whom", .waiting, .serialized)
struct StatusTests {
  private func served(_ names: [String] = ["A-1.ktp.jpg"]) throws -> Office {
    let office = try Office()
    for name in names { try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: name) }
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    return office
  }

  @Test("it says that nobody works, and ends with 1 where something waits for that")
  func nobody() throws {
    let office = try served()
    let line = "service  none at work: start it with jernih serve \(office.path)"
    let idle = try Program.run("status", office.path)
    #expect(idle.status == 0 && idle.output.contains(line), "\(idle.output)")
    #expect(idle.output.contains("photos judged within 24 hours: 1 accept"), "\(idle.output)")
    #expect(idle.output.contains("rate             0.2  photos a minute"), "\(idle.output)")
    try office.drop(Data([1]), as: "B-1.ktp.jpg")
    let waiting = try Program.run("status", office.path)
    #expect(waiting.status == 1 && waiting.output.contains(line))
    #expect(try Program.run("status", office.path, "--format", "json").status == 1)
    #expect(try Program.run("status", "/nowhere").status == 2)
  }

  @Test("it says who works, how drops are found, and what decisions wait")
  func atWork() throws {
    let office = try Office()
    let service = try office.serve()
    defer {
      kill(service.processIdentifier, SIGKILL)
      service.waitUntilExit()
    }
    try office.wait { try Program.run("status", office.path).output.contains("inotify") }
    let run = try Program.run("status", office.path)
    #expect(run.status == 0, "\(run.output)")
    let identifier = service.processIdentifier
    #expect(run.output.contains("process \(identifier): at work, watches by inotify"))
    #expect(run.output.contains("decisions          0  clerks' decisions that wait"))
    let text = try Program.run("status", office.path, "--format", "json").output
    #expect(text.hasSuffix("}\n") && !text.hasSuffix("\n\n"))
    let json = try JSON.parse(Array(text.utf8))
    let told = json["services"]?.array?.first
    #expect(told?["watching"]?.string == "inotify" && told?["version"]?.string != nil)
    #expect(json["well"]?.bool == true && json["decisions"]?.integer == 0)
  }

  @Test("a stray file ends nothing: it is named by --verify and passed over by all others")
  func strays() throws {
    let office = try served()
    for place in ["cases/README", "deferred/README", "journal/README", "active/README"] {
      _ = FileManager.default.createFile(
        atPath: "\(office.path)/\(place)", contents: nil, attributes: [.posixPermissions: 0o600])
    }
    try office.drop(Data(contentsOf: Office.fixture("kk-good")), as: "A-1.kk.jpg")
    for command in [
      ["serve", office.path, "--once"], ["status", office.path], ["report", office.path],
      ["status", office.path, "--format", "json"], ["purge", office.path],
      ["status", office.path, "--format", "prometheus"], ["purge", office.path, "--apply"],
      ["evaluate", office.path], ["journal", office.path],
    ] {
      let run = try Program.run(command)
      #expect(run.status == 0, "\(command): \(run.output)\(run.error)")
    }
    let verify = try Program.run("status", office.path, "--verify")
    #expect(verify.status == 1)
    for place in ["cases/README", "deferred/README", "journal/README", "active/README"] {
      #expect(verify.output.contains("\(place): "), "\(place): \(verify.output)")
    }
  }

  @Test("--output is there whole, readable for others, and nothing is left where it cannot be")
  func output() throws {
    let office = try served()
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "jernih.prom").path
    let command = ["status", office.path, "--format", "prometheus", "--output"]
    for _ in 1...2 {
      let run = try Program.run(command + [file])
      #expect(run.status == 0 && run.output.isEmpty && run.error.isEmpty)
    }
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o644)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.hasPrefix("# HELP jernih_new_drops ") && text.contains("\njernih_photos 1\n"))
    let failed = try Program.run(command + [folder.path + "/no/such"])
    #expect(failed.status == 2 && failed.error.contains("/no/such: No such file"))
    let onFolder = try Program.run(command + [folder.path])
    #expect(onFolder.status == 2 && onFolder.error.split(separator: "\n").count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["jernih.prom"])
  }

  @Test("what is passed over is named, and either language says where there is more of it")
  func passedOver() throws {
    let office = try served()
    // A folder where a service keeps its lease is none.
    let lease = "\(office.path)/active/\(String(repeating: "0a", count: 14)).lease"
    try FileManager.default.createDirectory(atPath: lease, withIntermediateDirectories: false)
    for language in ["en", "id"] {
      let run = try Program.run("status", office.path, "--lang", language)
      #expect(run.output.contains("passed over  active/"), "\(run.output)")
      #expect(run.output.contains("status --verify"), "\(language): \(run.output)")
    }
  }

  @Test("what makes no sense together is refused", arguments: ["--watch", "--output=x"])
  func refused(option: String) throws {
    let office = try Office()
    let run = try Program.run("status", office.path, "--verify", option)
    #expect(run.status == 2 && run.error.contains("--verify"), "\(run.error)")
  }

  @Test("staff read it in Indonesian where they ask for it")
  func languages() throws {
    let office = try served()
    let status = try Program.run("status", office.path, "--lang", "id").output
    #expect(status.contains("kiriman yang menunggu"), "\(status)")
    #expect(status.contains("jalankan dengan jernih serve"), "\(status)")
    try office.drop(Data([1]), as: "B-1.ktp.jpg")
    // "h" and "d" would be hari and detik.
    let waiting = try Program.run("status", office.path, "--lang", "id").output
    #expect(waiting.contains(/oldest +\d+ dtk  lamanya/), "\(waiting)")
    #expect(try Program.run("status", office.path).output.contains(/oldest +\d+ s  how long/))
    let journal = try Program.run("journal", office.path, "--lang", "id")
    #expect(journal.output.contains("putusan") && journal.output.contains("jenis ktp"))
    #expect(journal.error == "1 baris tentang 1 berkas\n", "\(journal.error)")
    let report = try Program.run("report", office.path, "Z-9", "--lang", "id")
    #expect(report.status == 2 && report.error.contains("tidak ada berkas Z-9"))
    #expect(try Program.run("status", office.path, "--lang", "fr").status == 2)
  }
}
