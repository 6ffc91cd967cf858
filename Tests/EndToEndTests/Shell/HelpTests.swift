import Foundation
import Testing
import WaitingSupport

@Suite("The help is made of the commands' own descriptions", .waiting)
struct HelpTests {
  static let commands = [
    "check", "serve", "submit", "status", "report", "retry", "backup", "override", "journal",
    "purge", "verify", "evaluate", "policy", "demo", "help", "completions",
  ]

  @Test("the program's name alone shows one screen and ends with 2 and one line")
  func nothing() throws {
    let run = try Program.run([])
    #expect(run.status == 2)
    #expect((5...23).contains(run.output.split(separator: "\n").count))
    #expect(run.error == "jernih: name a command; see jernih help\n")
  }

  @Test("a manual fits 80 columns and says its own exit statuses", arguments: commands)
  func manual(command: String) throws {
    let page = try Program.run("help", command).output
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("      ") })
    let status = try #require(page.range(of: "EXIT STATUS\n"))
    let rows = page[status.upperBound...].split(separator: "\n\n")[0]
    #expect(rows.contains("  0  ") && rows.contains("  2  "))
    let hasOne = ["check", "verify", "status"].contains(command)
    #expect(rows.contains("  1  ") == hasOne, "\(rows)")
  }

  @Test(
    "every option of a command stands in its synopsis and the other way round", arguments: commands)
  func synopsis(command: String) throws {
    let page = try Program.run("help", command).output
    let parts = page.components(separatedBy: "\n\n")
    let flag = /(?:^|[ \[(|])(--?[a-zA-Z0-9][-a-z0-9]*)/
    func flags(_ title: String) throws -> Set<String> {
      let part = try #require(parts.first { $0.hasPrefix(title + "\n") })
      let heads = part.split(separator: "\n").filter {
        title == "SYNOPSIS" || $0.firstMatch(of: /^(  |      )-/) != nil
      }
      return Set(
        heads.flatMap { line in
          // What an option is for comes after two spaces.
          let head =
            title == "SYNOPSIS" ? line : line.drop { $0 == " " }.prefix(while: { _ in true })
          let term = title == "SYNOPSIS" ? String(head) : head.components(separatedBy: "  ")[0]
          return term.matches(of: flag).map { String($0.1) }
        })
    }
    let shown = try flags("SYNOPSIS")
    let known = try flags("OPTIONS")
    let others: Set = ["-h", "--help", "--no-color"]
    #expect(shown.isSubset(of: known), "\(shown.subtracting(known))")
    let long = known.subtracting(others).filter { $0.hasPrefix("--") }
    let letters = shown.filter { !$0.hasPrefix("--") }
    // An option that is shown by its letter is shown.
    let hidden = long.subtracting(shown)
    #expect(hidden.count <= letters.count, "\(hidden)")
  }

  @Test("what is mistyped is answered with what was meant")
  func meant() throws {
    let photo = try Office.fixture("ktp-good").path
    for (arguments, hint) in [
      (["chekc", photo], "did you mean 'check'?"), (["help", "statu"], "did you mean 'status'?"),
      (["check", "--frmat", "json", photo], "did you mean --format?"),
      (["check", "--frmat=json", photo], "did you mean --format?"),
      (["check", "--kind", "kkk", photo], "did you mean kk?"),
      (["check", "--format", "jsn", photo], "did you mean json?"),
      (["check", "--ex", photo], "--ex is short for --explain, --exit-zero"),
    ] {
      let run = try Program.run(arguments)
      #expect(run.status == 2 && run.error.contains(hint), "\(run.error)")
    }
  }

  @Test("--no-color may stand before the command")
  func before() throws {
    let run = try Program.run("--no-color", "check", Office.fixture("ktp-good").path)
    #expect(run.status == 0 && run.output.contains("accept"))
  }

  @Test("the staff's language is there for the list of commands and for a command's manual")
  func indonesian() throws {
    let list = try Program.run("help", "--lang", "id").output
    #expect(list.contains("PERINTAH") && list.contains("menilai foto"))
    for command in Self.commands {
      let english = try Program.run("help", command).output
      let page = try Program.run("help", command, "--lang", "id")
      #expect(page.status == 0 && page.output.hasPrefix("NAMA\n") && page.output != english)
      let summary = try #require(english.split(separator: "\n").dropFirst().first)
      #expect(!page.output.contains(summary), "\(command) has no summary in Bahasa Indonesia")
      // Only what is typed is the same in both, and the names of standards and options.
      func words(_ text: String) -> Set<Substring> {
        let prose = text.split(separator: "\n").filter {
          !$0.hasPrefix("      ") || $0.hasPrefix("       ")
        }
        return Set(prose.flatMap { $0.split { !$0.isLetter } })
      }
      let left = words(page.output).intersection(["the", "and", "of", "is", "are", "with", "what"])
      #expect(left.isEmpty, "\(command) says in English: \(left)")
    }
  }

  @Test(
    "man pages are good to man and groff",
    .enabled(if: ShellRun.has("man") && ShellRun.has("groff"), "needs man and groff"),
    arguments: [""] + commands)
  func man(command: String) throws {
    try ShellRun.inFolder { folder in
      let source = try Program.run(["help"] + (command.isEmpty ? [] : [command]) + ["--man"])
      #expect(source.status == 0 && source.output.contains("\n.SH NAME\n"))
      let file = folder.appending(path: "page.1").path
      try Data(source.output.utf8).write(to: URL(filePath: file))
      let warnings = try ShellRun.run("groff", ["-man", "-ww", "-z", "-Tutf8", file])
      #expect(warnings.status == 0 && warnings.output.isEmpty, "\(warnings.output)")
      let shown = try ShellRun.run(
        "man", ["--warnings", "-l", "-E", "UTF-8", file],
        environment: ["MANWIDTH": "80", "MANPAGER": "cat", "LC_ALL": "C.UTF-8"])
      #expect(shown.status == 0 && !shown.output.contains("warning"))
      #expect(shown.output.contains("EXIT STATUS"))
    }
  }

  @Test(
    "a dumb terminal gets no escapes, another one its width", .enabled(if: ShellRun.has("script")))
  func terminal() throws {
    let photo = try Office.fixture("ktp-blur-motion").path
    func shown(_ term: String, _ columns: Int, _ command: String) throws -> String {
      try ShellRun.run(
        "script", ["-qec", "stty cols \(columns); \(command)", "/dev/null"],
        environment: ["TERM": term, "NO_COLOR": ""]
      ).output.replacing("\r\n", with: "\n")
    }
    let check = "jernih check '\(photo)'"
    #expect(try !shown("dumb", 80, check).contains("\u{1B}"))
    #expect(try shown("xterm", 80, check).contains("\u{1B}[31m"))
    let reply = try shown("dumb", 60, check).components(separatedBy: "→ ")
    #expect(reply.count == 2 && reply[1].split(separator: "\n").count > 2)
    #expect(reply[1].split(separator: "\n").allSatisfy { $0.count <= 60 })
    let narrow = try shown("dumb", 60, "jernih help check").split(separator: "\n")
    let prose = narrow.filter { $0.hasPrefix("    ") && !$0.hasPrefix("      ") }
    #expect(prose.contains { $0.count > 50 } && prose.allSatisfy { $0.count <= 60 })
  }
}
