import JSON
import Foundation
import Testing
import Verdicts
import Evaluation

/// The fixtures that come with the sources.
struct TestImagesTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "testimages")

  @Test("every file of testimages is in its manifest, and every entry has its file, in 15 MB")
  func complete() throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "manifest.json"))
    let manifest = try FixtureManifest(Array(data), named: "manifest.json", policy: .default)
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(names) == Set(manifest.fixtures.map(\.file)).union(["manifest.json"]))
    #expect(manifest.fixtures.allSatisfy { $0.expectation?.outcomes.isEmpty == false })
    let bytes = try names.reduce(0) { sum, name in
      let path = Self.folder.appending(path: name).path
      return sum + (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0)
    }
    #expect(bytes < 15_000_000)
  }

  @Test("the name of every fixture tells the kind that its entry says")
  func names() throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "manifest.json"))
    let manifest = try FixtureManifest(Array(data), named: "manifest.json", policy: .default)
    for fixture in manifest.fixtures {
      #expect(Policy.default.kindNamed(inFileName: fixture.file) == fixture.kind, "\(fixture.file)")
    }
  }
}
