import Foundation
import Testing
import WaitingSupport

@Suite("A directory named on the line", .waiting)
struct FolderTests {
  private func office(_ body: (URL) throws -> Void) throws {
    try ShellRun.inFolder { folder in
      let below = folder.appending(path: "b/c")
      try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
      let good = try Office.fixture("ktp-good")
      try FileManager.default.copyItem(at: good, to: folder.appending(path: "a-ktp.jpg"))
      try FileManager.default.copyItem(at: good, to: below.appending(path: "x-ktp.jpg"))
      try FileManager.default.copyItem(at: good, to: folder.appending(path: "z-ktp.jpg"))
      try body(folder)
    }
  }

  private func files(_ run: Program.Run, in folder: URL) -> [String] {
    run.output.split(separator: "\n").compactMap { line in
      line.split(separator: "\"").map(String.init).first { $0.hasPrefix(folder.path) }
        .map { String($0.dropFirst(folder.path.count + 1)) }
    }
  }

  @Test("what is below its folders is counted in one line, and judged with -r, by name")
  func recursive() throws {
    try office { folder in
      let flat = try Program.run("check", "--format", "ndjson", folder.path)
      #expect(flat.status == 0 && files(flat, in: folder) == ["a-ktp.jpg", "z-ktp.jpg"])
      #expect(
        flat.error
          == "jernih: check: \(folder.path): 1 folder in it was not looked into; -r does that\n")
      let whole = try Program.run("check", "-r", "--format", "ndjson", folder.path)
      #expect(whole.status == 0 && whole.error.isEmpty)
      #expect(files(whole, in: folder) == ["a-ktp.jpg", "b/c/x-ktp.jpg", "z-ktp.jpg"])
      let below = try Program.run("check", folder.path + "/b")
      #expect(below.status == 2 && below.error.contains("-r does that"))
    }
  }

  @Test("a directory stands for every file in it, also for one that is no photo")
  func others() throws {
    try office { folder in
      for name in ["README.txt", "broken.jpg", "noending"] {
        try Data("no photo".utf8).write(to: folder.appending(path: name))
      }
      let good = try Data(contentsOf: Office.fixture("ktp-good"))
      try good.write(to: folder.appending(path: "ktp.photo"))
      let run = try Program.run("check", "--format", "ndjson", folder.path)
      #expect(run.status == 1)
      #expect(
        files(run, in: folder)
          == ["README.txt", "a-ktp.jpg", "broken.jpg", "ktp.photo", "noending", "z-ktp.jpg"])
    }
  }

  @Test(
    "a disk that fails amid a folder is told, and no shorter list is judged in its place",
    .enabled(if: ShellRun.has("strace"), "nothing here can have a call fail"), arguments: [1, 2])
  func unreadable(call: Int) throws {
    try office { folder in
      let inject = "inject=getdents64:error=EIO:when=\(call)"
      let run = try ShellRun.run(
        "strace", ["-o", "/dev/null", "-e", inject, Program.path, "check", folder.path])
      #expect(run.status == 2, "\(run.output)")
      #expect(run.output.contains("\(folder.path): Input/output error"), "\(run.output)")
    }
  }

  @Test("links to folders are never followed, so that a circle ends")
  func circle() throws {
    try office { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "b/up"), withDestinationURL: folder)
      let run = try Program.run("check", "-r", "--format", "ndjson", folder.path)
      #expect(run.status == 0 && run.output.split(separator: "\n").count == 3)
      #expect(run.error.contains("links to folders are not followed"))
    }
  }
}
