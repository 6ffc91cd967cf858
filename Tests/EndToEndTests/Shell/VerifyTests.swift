import Foundation
import JSON
import Testing
import WaitingSupport

@Suite("Fixtures of one's own in a CI", .waiting)
struct VerifyTests {
  private func folder(_ body: (URL) throws -> Void) throws {
    try ShellRun.inFolder { folder in
      for start in ["ktp-good", "ktp-blur-motion"] {
        let photo = try Office.fixture(start)
        try FileManager.default.copyItem(
          at: photo, to: folder.appending(path: photo.lastPathComponent))
      }
      try body(folder)
    }
  }

  private func entries(_ folder: URL) throws -> [String] {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "manifest.json")))
    return try JSON.parse(bytes)["photos"]?.array?.compactMap { $0["file"]?.string } ?? []
  }

  @Test("a bare folder becomes fixtures with --update, and without it says how")
  func bare() throws {
    try folder { folder in
      let without = try Program.run("verify", folder.path)
      #expect(without.status == 2 && without.error.contains("--update makes it"))
      let made = try Program.run("verify", folder.path, "--update")
      #expect(made.status == 0 && made.output.contains("2 written into manifest.json"))
      #expect(try entries(folder) == ["ktp-blur-motion-1.jpg", "ktp-good-1.jpg"])
      let written = try String(
        contentsOf: folder.appending(path: "manifest.json"), encoding: .utf8)
      #expect(written.hasSuffix("}\n") && !written.hasSuffix("\n\n"))
      let run = try Program.run("verify", folder.path)
      #expect(run.status == 0 && run.output.hasSuffix("2 as expected, 0 different\n"))
    }
  }

  @Test("a photo without an entry fails by name until --update adds it, alone if it is named")
  func unlisted() throws {
    try folder { folder in
      _ = try Program.run("verify", folder.path, "--update")
      for name in ["new-ktp.jpg", "other-ktp.jpg"] {
        try FileManager.default.copyItem(
          at: try Office.fixture("ktp-good"), to: folder.appending(path: name))
      }
      let run = try Program.run("verify", folder.path)
      #expect(run.status == 1 && run.output.contains("✗ new-ktp.jpg\n    it has no entry"))
      #expect(try Program.run("verify", folder.path, "new-ktp.jpg", "--update").status == 0)
      #expect(try entries(folder).filter { $0.contains("-ktp.jpg") } == ["new-ktp.jpg"])
      #expect(try Program.run("verify", folder.path, folder.path + "/new-ktp.jpg").status == 0)
      #expect(try Program.run("verify", folder.path).status == 1)
    }
  }

  @Test("an empty manifest and a photo that is not there fail, and say so")
  func nothing() throws {
    try folder { folder in
      let manifest = folder.appending(path: "manifest.json")
      _ = try Program.run("verify", folder.path, "--update")
      try FileManager.default.removeItem(at: folder.appending(path: "ktp-good-1.jpg"))
      let missing = try Program.run("verify", folder.path)
      #expect(missing.status == 1)
      #expect(missing.output.contains("✗ ktp-good-1.jpg\n    it is not there\n"))
      try FileManager.default.removeItem(at: folder.appending(path: "ktp-blur-motion-1.jpg"))
      try Data(#"{"schema": "jernih.fixtures/1", "photos": []}"#.utf8).write(to: manifest)
      let empty = try Program.run("verify", folder.path)
      #expect(empty.status == 1 && empty.output.contains("it names no photo"))
      try Data("{}".utf8).write(to: manifest)
      let bare = try Program.run("verify", folder.path)
      #expect(bare.status == 2)
      for key in ["schema", "photos", "file", "why", "origin"] {
        #expect(bare.error.contains(key))
      }
    }
  }

  @Test("what is not as expected is an annotation, a failure in JUnit, and a picture")
  func failing() throws {
    try folder { folder in
      _ = try Program.run("verify", folder.path, "--update")
      let policy = folder.appending(path: "p.json5")
      let limits = "legibility: { value: { retake: 0.996, review: 0.998 } }"
      let strict = "{ kinds: { ktp: { checks: { \(limits) } } } }"
      try Data(strict.utf8).write(to: policy)
      let explained = folder.appending(path: "out")
      let arguments = ["verify", folder.path, "--policy", policy.path]
      let github = try Program.run(
        arguments + ["--format", "github", "--explain", explained.path])
      #expect(github.status == 1)
      let file = "\(folder.path)/ktp-good-1.jpg"
      #expect(github.output.contains("::error file=\(file),title=jernih verify::verdict: expected"))
      let pictures = try FileManager.default.contentsOfDirectory(atPath: explained.path).sorted()
      #expect(pictures.contains { $0.hasSuffix("ktp-good-1.jpg.svg") })
      #expect(pictures.contains("index.html"))
      let junit = try Program.run(arguments + ["--format", "junit"])
      #expect(junit.status == 1 && junit.output.contains("<failure message=\"verdict: expected"))
    }
  }

  @Test("check speaks to GitHub too: errors and warnings, nothing on what is accepted")
  func annotations() throws {
    let (good, bad) = (
      try Office.fixture("ktp-good").path, try Office.fixture("ktp-blur-motion").path
    )
    let run = try Program.run("check", "--format", "github", "--lang", "en", good, bad)
    let lines = run.output.split(separator: "\n")
    #expect(run.status == 1 && lines.count == 2 && lines[1] == "1 accept, 1 retake")
    #expect(lines[0].hasPrefix("::error file=\(bad),title=retake::retake: "))
  }
}
