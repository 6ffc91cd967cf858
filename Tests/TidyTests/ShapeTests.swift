import Foundation
import Testing

@Suite("How the sources are written")
struct ShapeTests {
  static let linesMaximum = 400
  static let functionLinesMaximum = 60

  @Test("the visible top level is what it should be")
  func topLevel() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(names.sorted() == ["Package.swift", "README.md", "Sources", "Tests", "testimages"])
  }

  @Test("no file is longer than 400 lines")
  func fileSizes() {
    for file in SourceTree.swift + SourceTree.files(in: "Sources", endings: ["c", "h"]) {
      #expect(file.lines.count <= Self.linesMaximum, "\(file): \(file.lines.count) lines")
    }
  }

  @Test("no function is longer than 60 lines")
  func functionSizes() {
    for file in SourceTree.swift {
      for function in Functions.found(in: file) {
        #expect(
          function.lineCount <= Self.functionLinesMaximum,
          "\(file):\(function.line) \(function.name): \(function.lineCount) lines")
      }
    }
  }

  @Test("package types and functions are documented")
  func documented() {
    let declaration =
      /^\s*(?:public|package)\s+(?:(?:static|final|mutating|consuming|borrowing|nonisolated|indirect)\s+)*(?:func\s+[A-Za-z]|struct|enum|class|actor|protocol|subscript)/
    for file in SourceTree.files(in: "Sources") {
      for (index, line) in file.lines.enumerated() where line.contains(declaration) {
        var above = index - 1
        while above >= 0, file.lines[above].trimmingCharacters(in: .whitespaces).hasPrefix("@") {
          above -= 1
        }
        let hasDoc =
          above >= 0 && file.lines[above].trimmingCharacters(in: .whitespaces).hasPrefix("///")
        #expect(hasDoc, "\(file):\(index + 1): \(line.trimmingCharacters(in: .whitespaces))")
      }
    }
  }

  @Test("a file holds one type that others see, and is named for it")
  func oneTypePerFile() {
    let declaration =
      /^(?:public |package |internal )?(?:final |indirect )?(?:struct|enum|class|actor|protocol) ([A-Za-z0-9]+)/
    for file in SourceTree.files(in: "Sources") {
      let types = file.lines.compactMap { $0.firstMatch(of: declaration).map { String($0.1) } }
      #expect(types.count <= 1, "\(file) declares \(types.joined(separator: ", "))")
      if let type = types.first {
        #expect(file.name.hasPrefix(type), "\(file) declares \(type)")
      }
    }
  }

  @Test("nothing is left for later")
  func nothingLeft() {
    let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "not " + "implemented"]
    for file in SourceTree.swift + SourceTree.files(in: "Sources", endings: ["c", "h"]) {
      for (index, line) in file.lines.enumerated() {
        for word in words { #expect(!line.contains(word), "\(file):\(index + 1): \(word)") }
      }
    }
  }

  @Test("every module in Swift has its tests")
  func mirrored() throws {
    let sources = try FileManager.default.contentsOfDirectory(
      atPath: SourceTree.root.appending(path: "Sources").path)
    for module in sources where !["CCodecs", "CSystem", "CVector", "jernih"].contains(module) {
      let tests = SourceTree.files(in: "Tests/\(module)Tests")
      #expect(tests.contains { $0.lines.contains { $0.contains("@Test") } }, "\(module)")
    }
  }
}
