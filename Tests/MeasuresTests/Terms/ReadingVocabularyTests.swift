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

  @Test("the reasons that a meter gives for having no value are its check's vocabulary, all of it")
  func whys() throws {
    let text = try Self.sources()
    var given: [CheckID: Set<Why>] = [:]
    for match in text.matches(of: /notMeasured: \.([a-z]+), why: (\.[A-Za-z]+|[a-z][A-Za-z]*)/) {
      let check = try #require(CheckID(rawValue: String(match.1)))
      for name in try Self.names(of: String(match.2), before: match.range.lowerBound, in: text) {
        given[check, default: []].insert(try #require(Why(rawValue: name), "\(check): \(name)"))
      }
    }
    // A form of the call that the expression does not know would count for nothing.
    let calls = text.matches(of: /Reading\(\s*notMeasured: \./).count
    let read = text.matches(of: /notMeasured: \.[a-z]+, why: (?:\.[A-Za-z]+|[a-z][A-Za-z]*)/).count
    #expect(calls == read && calls > 20)
    for check in CheckID.allCases {
      let whys = ReadingVocabulary(of: check)?.whys ?? []
      #expect(given[check, default: []] == whys, "\(check)")
    }
    let all = given.values.reduce(into: Set<Why>()) { $0.formUnion($1) }
    #expect(all == Set(Why.allCases))
  }

  /// The reasons that stand behind `why:`: one, or those of the constant of that name that is
  /// declared last before it (`let why: Why = … ? .tooSmall : .unsure`).
  private static func names(
    of expression: String, before place: String.Index, in text: String
  ) throws -> [String] {
    if expression.hasPrefix(".") { return [String(expression.dropFirst())] }
    let declarations = text[..<place].matches(of: /let ([A-Za-z]+): Why =([^\n]*)/)
    let last = try #require(declarations.last { $0.1 == expression }, "\(expression)")
    let names = last.2.matches(of: /[?:] \.([A-Za-z]+)/).map { String($0.1) }
    try #require(!names.isEmpty, "\(expression)")
    return names
  }

  @Test("every check but the one that needs other photos has a vocabulary")
  func checks() {
    #expect(Self.known.count == CheckID.allCases.count - 1)
    #expect(ReadingVocabulary(of: .duplicate) == nil)
  }
}
