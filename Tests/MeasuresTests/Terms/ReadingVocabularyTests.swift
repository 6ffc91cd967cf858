import Foundation
import Measures
import Testing

@Suite struct ReadingVocabularyTests {
  private static let known = CheckID.allCases.compactMap(ReadingVocabulary.init(of:))

  private static func sources() throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Measures")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" && !$0.path.contains("/ReadingVocabulary.swift") }
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
  }

  @Test("every number that a meter names is in the vocabulary, and no other")
  func measures() throws {
    let text = try Self.sources()
    var named: Set<String> = []
    // In a literal of a dictionary, and as a key that is set.
    for form in [/"([A-Za-z]+)":/, /measures\["([A-Za-z]+)"\]/] {
      named.formUnion(text.matches(of: form).map { String($0.1) })
    }
    #expect(named == Self.known.reduce(into: []) { $0.formUnion($1.measures) })
  }

  @Test("every reason that a meter gives for having no value is in its check's vocabulary")
  func whys() throws {
    let text = try Self.sources()
    for match in text.matches(of: /notMeasured: \.([a-z]+), why: \.([A-Za-z]+)/) {
      let check = try #require(CheckID(rawValue: String(match.1)))
      let why = try #require(Why(rawValue: String(match.2)))
      #expect(ReadingVocabulary(of: check)?.whys.contains(why) == true, "\(check): \(why)")
    }
  }

  @Test("every check but the one that needs other photos has a vocabulary")
  func checks() {
    #expect(Self.known.count == CheckID.allCases.count - 1)
    #expect(ReadingVocabulary(of: .duplicate) == nil)
  }
}
