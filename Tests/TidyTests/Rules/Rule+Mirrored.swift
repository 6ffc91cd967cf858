extension Rule {
  /// Modules whose tests are another target's.
  static let testedElsewhere: [String: String] = [
    "jernih": "its commands are run as processes, by EndToEndTests",
    "CCodecs": "through Codecs", "CSystem": "through Files and Inspection",
  ]
  /// Folders whose tests are elsewhere.
  static let foldersTestedElsewhere: [String: String] = [
    "Sources/Supervisor/Batch": "it starts workers: EndToEndTests run check, DeskTests its rules"
  ]

  /// What `Tests/<Module>Tests` holds mirrors the folders of `Sources/<Module>`. Tests of a whole
  /// module, of several folders or of what Sources do not name lie beside the folders.
  static let mirrored = Rule(
    holds: "a module's tests lie in folders as the module does, and each folder has some",
    isAbout: { $0.ending == "swift" && ($0.top == "Sources" || $0.target.hasSuffix("Tests")) },
    findings: { files in
      let sources = Dictionary(grouping: files.filter { $0.top == "Sources" }, by: \.target)
      let tests = Dictionary(grouping: files.filter { $0.top == "Tests" }, by: \.target)
      return sources.sorted { $0.key < $1.key }.flatMap { module, files -> [Finding] in
        guard testedElsewhere[module] == nil else { return [] }
        return unlike(module, files, tests: tests[module + "Tests"] ?? [])
      }
    },
    samples: [
      Sample(
        [
          "Sources/House/Hall/Lamp.swift": "struct Lamp {}",
          "Sources/House/Attic/Oil.swift": "struct Oil {}",
          "Sources/Garden/Rose.swift": "struct Rose {}",
          "Tests/HouseTests/Attic/LampTests.swift": "@Suite struct LampTests { @Test func a() {} }",
          "Tests/HouseTests/Cellar/WineTests.swift":
            "@Suite struct WineTests { @Test func a() {} }",
          "Tests/GardenTests/RoseTests.swift": "struct RoseTests { // @Test\n}",
        ],
        finds: [
          "Sources/Garden", "Tests/HouseTests/Attic/LampTests.swift",
          "Tests/HouseTests/Cellar/WineTests.swift", "Sources/House/Hall",
        ]),
      Sample([
        "Sources/House/House.swift": "struct House {}",
        "Sources/House/Hall/Lamp.swift": "struct Lamp {}",
        "Tests/HouseTests/HouseTests.swift": "@Suite struct HouseTests { @Test func a() {} }",
        "Tests/HouseTests/Hall/LampTests.swift": "@Suite struct LampTests { @Test func a() {} }",
        "Tests/HouseTests/Hall/DarkTests.swift": "@Suite struct DarkTests {}",
      ]),
    ])

  /// Where a module and its tests differ.
  private static func unlike(
    _ module: String, _ files: [SourceFile], tests: [SourceFile]
  ) -> [Finding] {
    let tested = tests.filter { $0.declarations.contains { $0.modifiers.contains("@Test") } }
    guard !tested.isEmpty else {
      return [Finding(path: "Sources/\(module)", line: 0, text: "has no tests")]
    }
    let folders = Set(files.map(\.folder))
    let homes = Dictionary(files.map { ($0.name, $0.folder) }) { first, _ in first }
    var findings = tests.compactMap { test -> Finding? in
      guard folders.contains(test.folder) || test.folder.isEmpty else {
        return Finding(path: test.path, line: 0, text: "\(module) has no folder \(test.folder)")
      }
      let home = homes[test.name.replacing("Tests.swift", with: ".swift")] ?? test.folder
      guard home != test.folder else { return nil }
      return Finding(path: test.path, line: 0, text: "what it tests lies in \(home)")
    }
    let withTests = Set(tested.map(\.folder))
    for folder in folders.sorted() where !folder.isEmpty && !withTests.contains(folder) {
      let path = "Sources/\(module)/\(folder)"
      guard foldersTestedElsewhere[path] == nil else { continue }
      findings.append(Finding(path: path, line: 0, text: "has no tests"))
    }
    return findings
  }
}
