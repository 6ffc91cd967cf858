import Foundation

extension Rule {
  /// Names that Sources declare for others alone, by what they are for.
  static let keptForTests: [String: String] = [
    "frameFields": "fuzzing and tests of forged frames: where each value lies",
    "cvector_uses_avx2": "tests of the kernels' twins: whether there are two builds to compare",
  ]

  static let deadNames = Rule(
    holds: "what Sources declare is used in Sources; tests do not count",
    isAbout: { $0.ending == "swift" && $0.top == "Sources" },
    findings: { files in
      DeadNames(files).dead.filter { keptForTests[$0.name] == nil }.map {
        Finding(path: $0.path, line: $0.line, text: "\($0.name) is used nowhere in Sources")
      }
    },
    samples: [
      Sample(
        [
          "Sources/House/Hall.swift": """
          package struct Hall {
            let lamps: Int
            var doors = 0
            init(lamps: Int, windows: Int) {
              self.lamps = lamps
              self.windows = windows
            }
            func open() {}
            // open()
            static let name = "open()"
            enum State { case lit, dark }
          }
          """,
          "Sources/House/Door.swift": """
          let hall = Hall(lamps: 2, doors: 3)
          print("\\(hall.state == .lit) \\(Hall.State.self)")
          """,
        ],
        finds: [2, 3, 8, 10, 11].map { "Sources/House/Hall.swift:\($0)" }),
      Sample([
        "Sources/House/Hall.swift": """
        package struct Hall: CustomStringConvertible {
          var lamps: Int
          var description: String { "hall" }
          static func == (one: Self, other: Self) -> Bool { one.lamps == other.lamps }
          func open(_ door: Int) {}
          func open(_ door: String) {}
          enum State: String, CaseIterable { case lit, dark }
          init(lamps: Int) { self.lamps = lamps }
        }
        """,
        "Sources/House/Door.swift": """
        @main enum Program {
          static func main() {
            Hall(lamps: 1).open(2)
            _ = Hall.State(rawValue: "lit")
          }
        }
        """,
      ]),
    ])

  static let deadNamesInTests = Rule(
    holds: "what Tests declare is used in Tests",
    isAbout: { $0.ending == "swift" && $0.top == "Tests" },
    findings: { files in
      DeadNames(files).dead.map {
        Finding(path: $0.path, line: $0.line, text: "\($0.name) is used nowhere in Tests")
      }
    },
    samples: [
      Sample(
        ["Tests/HouseTests/Fixture.swift": "struct Fixture { let a = 1 }\nlet b = Fixture()"],
        finds: ["Tests/HouseTests/Fixture.swift:1", "Tests/HouseTests/Fixture.swift:2"]),
      Sample([
        "Tests/HouseTests/HallTests.swift": """
        @Suite("halls") struct HallTests {
          @Test("a hall opens", arguments: [1]) func opens(door: Int) {}
        }
        struct LampTests { @Test("a lamp burns") func burns() {} }
        """
      ]),
    ])

  static let deadNamesInC = Rule(
    holds: "what a header in C shows to Swift is used in Sources; tests do not count",
    isAbout: { ["swift", "c", "h"].contains($0.ending) && $0.top == "Sources" },
    findings: { files in
      var inSwift: Set<String> = []
      var countsInC: [String: Int] = [:]
      for file in files {
        for token in file.tokens where token.isName {
          if file.ending == "swift" {
            inSwift.insert(token.text)
          } else {
            countsInC[token.text, default: 0] += 1
          }
        }
      }
      return files.filter { $0.path.contains("/include/") }.flatMap { file in
        CNames.declared(in: file).compactMap { name, line in
          // Declared, defined, and then used at least once.
          guard !inSwift.contains(name), countsInC[name, default: 0] <= 2,
            keptForTests[name] == nil
          else { return nil }
          return Finding(path: file.path, line: line, text: "\(name) is used nowhere in Sources")
        }
      }
    },
    samples: [
      Sample(
        [
          "Sources/CHouse/include/house.h": """
          #define HOUSE_DOORS 3
          typedef struct { int a; } house_lamp;
          // house_open(1);
          int house_open(int door,
                         int key);
          void house_shut(int door);
          """,
          "Sources/CHouse/house.c": "int house_open(int door, int key) { return 0; }",
          "Sources/House/Hall.swift": "house_shut(1) // house_open",
        ],
        finds: [1, 2, 4].map { "Sources/CHouse/include/house.h:\($0)" }),
      Sample([
        "Sources/CHouse/include/house.h": """
        #ifndef HOUSE_H
        #define HOUSE_H
        #define HOUSE_DOORS 3
        typedef struct { int a; } house_lamp;
        int house_open(house_lamp *lamp);
        #endif
        """,
        "Sources/CHouse/house.c": "int house_open(house_lamp *lamp) { return HOUSE_DOORS; }",
        "Sources/House/Hall.swift": "var lamp = house_lamp(); house_open(&lamp); _ = HOUSE_DOORS",
      ]),
    ])

  /// A file is dead whose names only the file itself uses. One that makes a type keep a protocol,
  /// adds an initialiser or an operator, or starts the program, is used without a name.
  static let deadFiles = Rule(
    holds: "every file of Sources is used by another one",
    isAbout: { $0.top == "Sources" || $0.path == "Package.swift" },
    findings: { files in
      let manifest = files.first { $0.path == "Package.swift" }?.lines.joined() ?? ""
      let headers = Set(
        files.flatMap(\.lines).filter { $0.hasPrefix("#include") }
          .compactMap { $0.split(separator: "\"").dropFirst().first }
          .map { (String($0) as NSString).lastPathComponent })
      var users: [String: Int] = [:]
      for file in files where file.ending == "swift" {
        for name in Set(file.tokens.filter(\.isName).map(\.text)) { users[name, default: 0] += 1 }
      }
      return files.filter { file in
        switch file.ending {
        case "swift":
          file.top == "Sources" && !isReachedWithoutName(file)
            && !file.declarations.contains { users[$0.name, default: 0] > 1 }
        case "h": !headers.contains(file.name) && !file.path.contains("/include/")
        case "c": false
        default: !manifest.contains(file.name)
        }
      }.map { Finding(path: $0.path, line: 0, text: "no other file uses it") }
    },
    samples: [
      Sample(
        [
          "Package.swift": "resources: [.embedInCode(\"Resources/hall.css\")]",
          "Sources/House/Resources/hall.css": "",
          "Sources/House/Resources/lamp.css": "",
          "Sources/CHouse/lamp.h": "",
          "Sources/CHouse/door.h": "#include \"lanes.h\"",
          "Sources/House/Hall.swift": "struct Hall { func open() { Hall().open() } }",
        ],
        finds: [
          "Sources/House/Resources/lamp.css", "Sources/CHouse/lamp.h", "Sources/CHouse/door.h",
          "Sources/House/Hall.swift",
        ]),
      Sample([
        "Package.swift": "resources: [.embedInCode(\"Resources/hall.css\")]",
        "Sources/House/Resources/hall.css": "",
        "Sources/CHouse/door.h": "",
        "Sources/CHouse/door.c": "#include \"door.h\"",
        "Sources/House/Hall.swift": "struct Hall { func open() {} }",
        "Sources/House/Hall+Text.swift": "extension Hall: CustomStringConvertible {}",
        "Sources/House/main.swift": "Hall().open()",
      ]),
    ])

  private static func isReachedWithoutName(_ file: SourceFile) -> Bool {
    file.name == "main.swift"
      || file.declarations.contains { declaration in
        switch declaration.keyword {
        case .extension: file.tokens[declaration.head].contains { $0.text == ":" }
        case .`init`, .subscript:
          declaration.owner.map { file.declarations[$0].keyword == .extension } ?? false
        case .func: !file.tokens[declaration.nameIndex].isName
        default: declaration.modifiers.contains("@main")
        }
      }
  }
}
