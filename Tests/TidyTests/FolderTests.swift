import Testing

@Suite("The folders of a target stand on each other and never in a circle")
struct FolderTests {
  /// The targets whose folders are in order.
  static let targets = [
    "Evaluation", "Files", "Inspection", "JSON", "Spool", "Supervisor", "Verdicts", "Vocabulary",
  ]

  @Test("no folder mentions types of one that mentions its own", arguments: targets)
  func circles(target: String) {
    let files = SourceTree.files(in: "Sources/\(target)")
    #expect(files.count > 4, "there is nothing to look at in \(target)")
    let circle = Folders(files).circle
    #expect(circle == nil, "\(circle?.joined(separator: ", ") ?? "")")
  }

  @Test("the pure folders of the parent mention none of those that carry out")
  func desk() {
    let folders = Folders(SourceTree.files(in: "Sources/Supervisor"))
    #expect(folders.arrows["Desk"] == nil, "\(folders.arrows["Desk"] ?? [:])")
  }

  private func file(_ path: String, _ lines: String...) -> SourceTree.File {
    SourceTree.File(path: "Sources/House/" + path, lines: lines)
  }

  @Test("a circle of three is found, and what stands in comments, quotes and nests is none")
  func planted() {
    var files = [
      file("Cellar/Wine.swift", "struct Wine { var table: Table }"),
      file("Hall/Table.swift", "package struct Table { let lamp = Lamp() }"),
      file(
        "Attic/Lamp.swift", "final class Lamp {", "  // lights the Wine", "  let name = \"Wine\""),
    ]
    #expect(Folders(files).circle == nil)
    #expect(Folders(files).arrows["Cellar"]?["Hall"] == "Sources/House/Cellar/Wine.swift:1 Table")
    files.append(file("Attic/Oil.swift", "enum Oil {}", "extension Lamp { var a: [Wine] { [] } }"))
    #expect(Folders(files).circle?.count == 3)
    #expect(Folders.words(in: "let x = Slot.Wine(.Table) // Lamp") == ["Slot"])
  }
}
