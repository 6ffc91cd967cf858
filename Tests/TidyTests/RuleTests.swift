import Foundation
import Testing

@Suite("The rules of how the sources are written")
struct RuleTests {
  @Test("the repository keeps it", arguments: Rule.all)
  func kept(rule: Rule) throws {
    let files = try SourceTree.repository.files.filter(rule.isAbout)
    try #require(!files.isEmpty, "the rule is about no file")
    for finding in rule.findings(files) { Issue.record("\(finding)") }
  }

  @Test("it finds what is planted, and nothing where nothing is", arguments: Rule.all)
  func bites(rule: Rule) throws {
    #expect(rule.samples.contains { !$0.finds.isEmpty }, "nothing is planted")
    #expect(rule.samples.contains { $0.finds.isEmpty }, "nothing is clean")
    for sample in rule.samples {
      let files = sample.files.filter(rule.isAbout)
      #expect(!files.isEmpty)
      #expect(rule.findings(files).map(\.place) == sample.finds, "\(sample.files)")
    }
  }

  @Test("an exception goes with what it was made for")
  func exceptions() throws {
    let sources = try SourceTree.repository.files.filter { $0.top == "Sources" }
    let declared = Set(
      sources.flatMap { $0.declarations.map(\.name) + CNames.declared(in: $0).map(\.name) })
    let used = DeadNames.used(in: sources.filter { $0.ending == "swift" })
    for name in Rule.keptForTests.keys {
      #expect(declared.contains(name) && !used.contains(name), "\(name)")
    }
    let folders = Set(
      sources.flatMap { ["Sources/" + $0.target, "Sources/\($0.target)/\($0.folder)"] })
    for name in Rule.testedElsewhere.keys { #expect(folders.contains("Sources/" + name)) }
    for name in Rule.foldersTestedElsewhere.keys { #expect(folders.contains(name)) }
  }

  @Test("the visible top level is what it should be")
  func topLevel() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(names.sorted() == ["Package.swift", "README.md", "Sources", "Tests", "testimages"])
  }
}
