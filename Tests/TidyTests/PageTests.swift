import Foundation
import Testing

@Suite("README and the modules' pages")
struct PageTests {
  static let readmeLinesMaximum = 180
  static let readmeColumnsMaximum = 120
  /// Their headers are their documentation.
  static let modulesInC: Set = ["CCodecs", "CSystem", "CVector"]

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: SourceTree.root.appending(path: path).path)
  }

  private func page(_ path: String) throws -> ModulePage {
    ModulePage(
      try String(contentsOf: SourceTree.root.appending(path: path), encoding: .utf8))
  }

  /// README and every page of a module, by their paths.
  private static let paths: [String] = {
    let base = SourceTree.root.appending(path: "Sources").resolvingSymlinksInPath().path
    let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return ["README.md"]
      + names.filter { $0.contains(".docc/") && $0.hasSuffix(".md") }.sorted()
      .map { "Sources/" + $0 }
  }()

  @Test("each module in Swift has its page, with a picture on it")
  func pictures() throws {
    let modules = try FileManager.default.contentsOfDirectory(
      atPath: SourceTree.root.appending(path: "Sources").path
    ).filter { !Self.modulesInC.contains($0) }
    #expect(modules.count > 10, "there is nothing to look at")
    for module in modules.sorted() {
      let path = "Sources/\(module)/\(module).docc/\(module).md"
      let page = try? page(path)
      #expect(page != nil, "\(path) is missing")
      #expect(page?.hasPicture ?? true, "\(path) has no picture")
    }
  }

  @Test("README is at most 180 lines of 120 columns, and has a picture")
  func readme() throws {
    let page = try page("README.md")
    #expect(page.lines.count - 1 <= Self.readmeLinesMaximum, "\(page.lines.count - 1) lines")
    for (index, line) in page.lines.enumerated() {
      #expect(line.count <= Self.readmeColumnsMaximum, "README.md:\(index + 1)")
    }
    #expect(page.hasPicture)
  }

  @Test("every file, folder and page that README and the modules' pages point at is there")
  func links() throws {
    #expect(Self.paths.count > 10)
    for path in Self.paths {
      let page = try page(path)
      let folder = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
      for link in page.links { #expect(exists(folder + link), "\(path) links to \(link)") }
      for name in page.pages { #expect(exists("\(folder)\(name).md"), "\(path): <doc:\(name)>") }
      for place in page.places { #expect(exists(place), "\(path) names \(place)") }
    }
  }

  @Test("a page without a picture is found, and so is what is not there")
  func planted() {
    let fence = "```"
    #expect(!ModulePage("# Words\n\(fence)\none\ntwo\nthree\n\(fence)").hasPicture)
    #expect(!ModulePage("# Words\n\(fence)sh\na ─► b\n\n\n\(fence)").hasPicture)
    #expect(!ModulePage("# Words\na ─► b\n\n\n").hasPicture)
    #expect(!ModulePage("\(fence)sh\n\(fence)\na ─► b\n\n\n\(fence)\n\(fence)").hasPicture)
    #expect(ModulePage("\(fence)sh\n\(fence)\n\(fence)\na ─► b\n\n\n\(fence)").hasPicture)
    let page = ModulePage(
      "[a](gone.md#x) <doc:Gone> `Sources/Gone/` [b](https://here.id)\n"
        + "\(fence)\n[c](x.md)\n\(fence)")
    #expect(page.links == ["gone.md"] && page.pages == ["Gone"] && page.places == ["Sources/Gone/"])
    #expect(!exists("gone.md") && exists("README.md"))
  }
}
