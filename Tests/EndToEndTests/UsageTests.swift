import Foundation
import Testing
import WaitingSupport

@Suite("Wrong use ends with status 2 and one line", .waiting)
struct UsageTests {
  /// What is wrong, the arguments, and what the line has to name.
  static let wrong: [(String, [String], String)] = [
    ("an unknown command", ["judge"], "judge"),
    ("an unknown option", ["check", "--colour", "x.jpg"], "--colour"),
    ("an option without its value", ["check", "--kind"], "--kind"),
    ("an option outside its range", ["check", "--jobs", "0", "x.jpg"], "--jobs"),
    ("a word that is none of the option's", ["check", "--format", "xml", "x.jpg"], "ndjson"),
    ("a kind that the policy has not", ["check", "--kind", "sim", "x.jpg"], "rumah"),
    ("no photo", ["check"], "photo"),
    ("a missing file", ["check", "/nowhere/x.jpg"], "/nowhere/x.jpg"),
    ("a spool that is not there", ["status", "/nowhere/spool"], "/nowhere/spool"),
    ("a spool that cannot be made", ["serve", "/proc/spool", "--once"], "/proc/spool"),
    ("a case that would be a NIK", ["submit", "/tmp", "--case", "1", "--kind", "ktp"], "photo"),
    ("a missing policy", ["check", "--policy", "/nowhere/p", "x.jpg"], "/nowhere/p"),
    ("a directory that is no fixtures", ["verify", "/usr"], "manifest.json"),
    ("labels that are not there", ["evaluate", "/nowhere/labels"], "/nowhere/labels"),
  ]

  @Test("what is wrong is said", arguments: wrong.map(\.0))
  func usage(what: String) throws {
    let (_, arguments, named) = try #require(Self.wrong.first { $0.0 == what })
    let run = try Program.run(arguments)
    #expect(run.status == 2, "\(what)")
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("jernih: ") && run.error.contains(named), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1, "\(run.error)")
  }

  @Test("a directory without photos is an error, not an empty success")
  func emptyDirectory() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Program.run("check", folder.path)
    #expect(run.status == 2 && run.error.contains(folder.path))
  }

  @Test("a wrong policy is refused with line, key and what would be right")
  func wrongPolicy() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("{\n  limts: {}\n}\n".utf8).write(to: file)
    let run = try Program.run("policy", file.path)
    #expect(run.status == 2)
    #expect(
      run.error.contains(":2:") && run.error.contains("limts") && run.error.contains("limits"))
  }

  @Test("every command has a manual, and help lists them all")
  func manuals() throws {
    let overview = try Program.run("help").output
    for name in [
      "check", "serve", "submit", "status", "report", "retry", "backup", "override", "journal",
      "purge", "verify", "evaluate", "policy", "demo", "help", "completions",
    ] {
      #expect(overview.contains("  \(name) "))
      let page = try Program.run("help", name)
      #expect(page.status == 0 && page.output.contains("SYNOPSIS"))
      #expect(page.output.split(separator: "\n").allSatisfy { $0.count <= 110 }, "\(name)")
    }
  }
}
