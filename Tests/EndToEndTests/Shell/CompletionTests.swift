import Foundation
import Testing
import WaitingSupport

@Suite("Shells complete commands, options and their values", .waiting)
struct CompletionTests {
  /// What is typed, and what has to be among what is offered.
  static let lines: [(typed: [String], offered: [String])] = [
    (["che"], ["check"]), (["check", "--fo"], ["--format"]),
    (["check", "--format", "nd"], ["ndjson"]), (["check", "--kind", "k"], ["ktp", "kk"]),
    (["help", "sta"], ["status"]), (["submit", "x", "--programme", "jam"], ["jampersal"]),
    (["completions", "z"], ["zsh"]),
  ]

  private func script(_ shell: String, in folder: URL) throws -> String {
    let run = try Program.run("completions", shell)
    #expect(run.status == 0 && run.error.isEmpty)
    let file = folder.appending(path: "_jernih")
    try Data(run.output.utf8).write(to: file)
    return file.path
  }

  @Test("bash", .enabled(if: ShellRun.has("bash"), "needs bash"))
  func bash() throws {
    try ShellRun.inFolder { folder in
      let file = try script("bash", in: folder)
      #expect(try ShellRun.run("bash", ["-n", file]).status == 0)
      for (typed, offered) in Self.lines {
        let code = """
          source '\(file)'; COMP_WORDS=(jernih \(typed.joined(separator: " ")))
          COMP_CWORD=\(typed.count); complete -p jernih >/dev/null && _jernih
          printf '%s\\n' "${COMPREPLY[@]}"
          """
        let run = try ShellRun.run("bash", ["-c", code])
        #expect(Set(offered).isSubset(of: run.output.lines), "\(typed): \(run.output)")
      }
      let split = "source '\(file)'; COMP_WORDS=(jernih check --format = j); COMP_CWORD=4; _jernih"
      let run = try ShellRun.run("bash", ["-c", split + "; echo \"${COMPREPLY[@]}\""])
      #expect(run.output == "json junit\n")
    }
  }

  @Test("zsh", .enabled(if: ShellRun.has("zsh"), "needs zsh"))
  func zsh() throws {
    try ShellRun.inFolder { folder in
      let file = try script("zsh", in: folder)
      #expect(try ShellRun.run("zsh", ["-n", file]).status == 0)
      // A terminal of zsh's own, as a person has one; Tab, then what stands on the line. What is
      // typed may be echoed before zsh reads it, so no word that is waited for is typed whole.
      for (typed, offered) in Self.lines where offered.count == 1 {
        let code = """
          zmodload zsh/zpty
          zpty z 'zsh -f -i'
          zpty -w z 'PS1=; fpath=(\(folder.path) $fpath); autoload -Uz compinit; compinit -D -u'
          zpty -w z 'show() { print -r -- "LI""NE<$BUFFER>"; BUFFER=; }'
          zpty -w z 'zle -N show; bindkey ^B show'
          zpty -w z 'print REA""DY'
          zpty -r -m z out '*READY*'
          zpty -w -n z $'jernih \(typed.joined(separator: " "))\\t\\C-b'
          zpty -r -m z out '*LINE<*>*' && print -r -- ${${out##*LINE<}%%>*}
          zpty -d z
          """
        let run = try ShellRun.run("timeout", ["20", "zsh", "-f", "-c", code])
        #expect(run.output.contains(offered[0]), "\(typed): \(run.output)")
      }
    }
  }

  @Test("fish", .enabled(if: ShellRun.has("fish"), "needs fish"))
  func fish() throws {
    try ShellRun.inFolder { folder in
      let file = try script("fish", in: folder)
      #expect(try ShellRun.run("fish", ["--no-execute", file]).status == 0)
      for (typed, offered) in Self.lines {
        let code = "source '\(file)'; complete -C 'jernih \(typed.joined(separator: " "))'"
        let run = try ShellRun.run("fish", ["--no-config", "-c", code])
        let found = Set(
          run.output.split(separator: "\n").map { $0.components(separatedBy: "\t")[0] })
        #expect(Set(offered).isSubset(of: found), "\(typed): \(run.output)")
      }
    }
  }
}

extension String {
  fileprivate var lines: Set<String> { Set(split(separator: "\n").map(String.init)) }
}
