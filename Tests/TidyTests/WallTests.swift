import Foundation
import Testing

@Suite("The walls between modules, read from the sources")
struct WallTests {
  static let system: Set = ["Glibc"]
  static let foundation: Set = ["Foundation", "FoundationEssentials"]

  /// What each module may import; imports go one way, down this table.
  static let mayImport: [String: Set<String>] = {
    var table: [String: Set<String>] = [
      "Raster": ["CVector"],
      "Vocabulary": [],
      "Codecs": ["CCodecs", "Raster", "Vocabulary"],
      "Measures": ["CVector", "Raster"],
      "Findings": ["Raster", "Measures", "Vocabulary"],
      "Wire": ["Raster", "Measures", "Vocabulary", "Findings"],
      "Inspection": [
        "CSystem", "Raster", "Codecs", "Measures", "Vocabulary", "Findings", "Wire",
      ],
      "JSON": [],
      "Verdicts": ["Raster", "Measures", "Vocabulary", "Findings", "JSON"],
      "Evaluation": ["Raster", "Measures", "Findings", "JSON", "Verdicts"],
      "Files": ["CSystem"],
      "Spool": ["CSystem", "Vocabulary", "Files"],
      "Report": ["CSystem", "Raster", "Measures", "Vocabulary", "Findings", "JSON", "Verdicts"],
      "Supervisor": [
        "CSystem", "Raster", "Measures", "Vocabulary", "Findings", "JSON", "Verdicts", "Wire",
        "Files", "Spool", "Report",
      ],
      "jernih": [
        "CSystem", "Raster", "Measures", "Vocabulary", "Findings", "JSON", "Verdicts", "Evaluation",
        "Wire", "Inspection", "Files", "Spool", "Supervisor", "Report",
      ],
    ]
    for module in ["Codecs", "Inspection", "Files", "Spool", "Supervisor", "jernih"] {
      table[module]?.formUnion(system)
    }
    for module in ["Verdicts", "Spool", "Report", "Supervisor", "jernih"] {
      table[module]?.formUnion(foundation)
    }
    table["jernih"]?.formUnion(["Dispatch", "Synchronization"])
    return table
  }()

  /// The module that a line imports; `nil` if it imports none.
  static func imported(by line: String) -> String? {
    let words = line.split(separator: " ")
    guard let at = words.firstIndex(of: "import"), at <= 2, at + 1 < words.count,
      words[..<at].allSatisfy({
        ["package", "public", "internal", "private", "@_exported"].contains($0)
      })
    else { return nil }
    return words.dropFirst(at + 1).first.map(String.init)
  }

  @Test("every import is in the table")
  func imports() throws {
    for file in SourceTree.files(in: "Sources") {
      let allowed = try #require(Self.mayImport[file.module], "no rule for \(file)")
      for line in file.lines {
        guard let module = Self.imported(by: line) else { continue }
        #expect(allowed.contains(module), "\(file) imports \(module)")
      }
    }
  }

  /// What a target of the manifest names as its dependencies, quotes and all.
  private static func dependencies(of module: String) throws -> Substring {
    let manifest = try manifest()
    // They stand between its name and its settings or the next closing bracket.
    let start = try #require(
      manifest.firstRange(of: try Regex("module\\(\\s*\"\(module)\""))
        ?? manifest.firstRange(
          of: try Regex("\\.(?:t|executableT)arget\\(\\s*name: \"\(module)\"")))
    return manifest[start.upperBound...].prefix { $0 != ")" }
  }

  private static func manifest() throws -> String {
    try String(contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8)
  }

  @Test("no package is a dependency")
  func noPackages() throws {
    #expect(try !Self.manifest().contains(".package("))
  }

  @Test(
    "the parent's modules cannot reach a decoder",
    arguments: ["Supervisor", "Files", "Spool", "Report"])
  func parentCannotDecode(module: String) throws {
    for forbidden in ["\"Codecs\"", "\"CCodecs\"", "\"Inspection\""] {
      #expect(
        try !Self.dependencies(of: module).contains(forbidden),
        "\(module) may not depend on \(forbidden)")
    }
  }

  @Test(
    "the child's modules cannot reach the policy, the judge or anything of the parent's",
    arguments: ["Vocabulary", "Raster", "Codecs", "Measures", "Findings", "Wire", "Inspection"])
  func childCannotJudge(module: String) throws {
    for forbidden in [
      "JSON", "Verdicts", "Evaluation", "Files", "Spool", "Supervisor", "Report",
    ] {
      #expect(
        try !Self.dependencies(of: module).contains("\"\(forbidden)\""),
        "\(module) may not depend on \(forbidden)")
    }
  }

  @Test("what judges the judge is the command line's alone")
  func evaluationIsApart() throws {
    for (module, allowed) in Self.mayImport where module != "jernih" {
      #expect(!allowed.contains("Evaluation"), "\(module) may not import Evaluation")
      #expect(
        try !Self.dependencies(of: module).contains("\"Evaluation\""),
        "\(module) may not depend on Evaluation")
    }
    #expect(try Self.dependencies(of: "jernih").contains("\"Evaluation\""))
  }

  @Test("JSON stands on nothing of ours")
  func jsonStandsAlone() throws {
    #expect(Self.mayImport["JSON"] == [])
    #expect(try Self.dependencies(of: "JSON").allSatisfy { !$0.isLetter })
  }

  @Test("the decoders' headers stay behind the shim")
  func shimHeaders() {
    for file in SourceTree.files(in: "Sources", endings: ["h"]) where file.path.contains("include/")
    {
      for line in file.lines where line.hasPrefix("#include") {
        #expect(!line.contains("jpeglib.h") && !line.contains("png.h"), "\(file): \(line)")
      }
    }
  }

  @Test("setjmp is met in CCodecs alone")
  func setjmp() {
    for file in SourceTree.files(in: "Sources", endings: ["c", "h", "swift"]) {
      guard file.module != "CCodecs" else { continue }
      #expect(!file.lines.contains { $0.contains("setjmp(") || $0.contains("longjmp(") }, "\(file)")
    }
  }

  @Test("files are files: their module says no word of spools")
  func filesKnowNoSpool() {
    let words = /\b(?:[Ss]pools?|[Cc]ases|[Jj]obs?|[Dd]rops?|[Ss]enders?|[Vv]erdicts?)\b/
    for file in SourceTree.files(in: "Sources/Files") {
      for (index, line) in file.lines.enumerated() {
        #expect(!line.contains(words), "\(file):\(index + 1): \(line)")
      }
    }
  }
}
