import Foundation
import Testing

@Suite("A tree without sources is none")
struct SourceTreeTests {
  /// A tree of these files in a folder of its own, which is gone afterwards.
  private func tree(_ files: KeyValuePairs<String, String>) throws -> SourceTree {
    let root = FileManager.default.temporaryDirectory.appending(path: "tidy-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, text) in files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try SourceTree(root, minimum: 2)
  }

  @Test("nothing at all")
  func nothing() {
    #expect(throws: SourceTree.Failure.noFolder("Sources")) { try tree([:]) }
  }

  @Test("a folder that is gone")
  func gone() {
    #expect(throws: SourceTree.Failure.noFolder("Tests")) {
      try tree(["Package.swift": "", "Sources/House/Door.swift": ""])
    }
  }

  @Test("too few files")
  func few() {
    #expect(throws: SourceTree.Failure.tooFew(1)) {
      try tree([
        "Package.swift": "", "Sources/House/Door.swift": "", "Tests/HouseTests/DoorTests.swift": "",
      ])
    }
  }

  @Test("enough files are a tree, in path order")
  func enough() throws {
    let tree = try tree([
      "Package.swift": "", "Tests/HouseTests/DoorTests.swift": "",
      "Sources/House/Hall/Lamp.swift": "",
      "Sources/House/Door.swift": "// open", "Sources/House/door.png": "",
    ])
    #expect(
      tree.files.map(\.path) == [
        "Package.swift", "Sources/House/Door.swift", "Sources/House/Hall/Lamp.swift",
        "Tests/HouseTests/DoorTests.swift",
      ])
    #expect(tree.files.map(\.target) == ["", "House", "House", "HouseTests"])
    #expect(tree.files.map(\.folder) == ["", "", "Hall", ""])
    #expect(tree.files[1].lines == ["// open"])
  }
}
