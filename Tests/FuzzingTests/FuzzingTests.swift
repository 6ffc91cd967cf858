import Foundation
import TestSupport
import Testing

/// A little of every target, with every run of the tests; `Fuzzing` itself says how to run more.
@Suite("Damaged input")
struct FuzzingTests {
  static let targets = [
    "headers", "exif", "profiles", "frames", "thumbnails", "names", "records", "json", "policy",
    "case", "labels", "manifest", "verdict", "measured", "pages", "events", "filenames", "leases",
    "index", "journal", "tombstones", "reasons", "fingerprints",
  ]

  private func fuzz(_ arguments: String...) throws -> BuiltProgram.Run {
    try BuiltProgram("Fuzzing").run(arguments, takesErrors: false)
  }

  @Test("every target is fuzzed here, and begins with something good")
  func list() throws {
    let lines = try fuzz("list").output.split(separator: "\n")
    let names = lines.compactMap { $0.split(separator: ":").first.map(String.init) }
    #expect(Set(names) == Set(Self.targets + ["photos", "planted"]))
    for line in lines { #expect(!line.hasSuffix(" 0 good"), "\(line)") }
  }

  @Test("three hundred mutated photos all get their verdict")
  func photos() throws {
    let run = try fuzz("photos", "--count", "300")
    #expect(run.status == 0, "\(run.output)")
    for outcome in ["corrupt", "truncated", "retake"] { #expect(run.output.contains(outcome)) }
  }

  @Test("five hundred mutated inputs of a parser do no harm", arguments: targets)
  func parser(name: String) throws {
    let run = try fuzz(name, "--count", "500")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test("a trap, an endless loop and a broken invariant are found, told apart and saved")
  func planted() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try fuzz(
      "planted", "--count", "200", "--deadline", "1", "--findings", folder.path)
    #expect(run.status == 1)
    for cause in ["ended by signal", "not done after 1 s", "planted"] {
      #expect(
        run.output.contains(": \(cause)") || run.output.contains(": the process was \(cause)"))
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let first = try Set(names.compactMap { try Data(contentsOf: folder.appending(path: $0)).first })
    #expect(first == [1, 2, 3])
    // The same again by its number alone.
    let index = try #require(names.first?.split(separator: "-").last)
    let again = try fuzz(
      "planted", "--from", "\(index)", "--count", "1", "--deadline", "1", "--findings", folder.path)
    #expect(again.status == 1 && again.output.contains(", 1 findings"))
  }
}
