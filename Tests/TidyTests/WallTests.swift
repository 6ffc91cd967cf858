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
      "Codecs": ["CCodecs", "Raster"],
      "Measures": ["CVector", "Raster"],
      "Verdicts": ["Raster", "Measures"],
      "Wire": ["Raster", "Measures", "Verdicts"],
      "Inspection": ["CSystem", "Raster", "Codecs", "Measures", "Verdicts", "Wire"],
      "Files": ["CSystem"],
      "Spool": ["CSystem", "Files"],
      "Report": ["CSystem", "Raster", "Measures", "Verdicts"],
      "Supervisor": [
        "CSystem", "Raster", "Verdicts", "Wire", "Files", "Spool", "Report", "Measures",
      ],
      "jernih": [
        "CSystem", "Raster", "Measures", "Verdicts", "Wire", "Inspection", "Files", "Spool",
        "Supervisor", "Report",
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

  @Test("the parent's modules cannot reach a decoder, and no package is a dependency")
  func parentCannotDecode() throws {
    let manifest = try String(
      contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8
    ).filter { !$0.isWhitespace }
    #expect(!manifest.contains(".package("))
    // A target's dependencies stand between its name and its settings or the next closing bracket.
    for module in ["Supervisor", "Files", "Spool", "Report"] {
      let start = try #require(
        manifest.range(of: "module(\"\(module)\"") ?? manifest.range(of: "name:\"\(module)\""))
      let line = manifest[start.lowerBound...].prefix { $0 != ")" }
      for forbidden in ["\"Codecs\"", "\"CCodecs\"", "\"Inspection\""] {
        #expect(!line.contains(forbidden), "\(module) may not depend on \(forbidden)")
      }
    }
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
