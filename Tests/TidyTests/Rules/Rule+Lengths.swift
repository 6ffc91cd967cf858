extension Rule {
  static let columnsMaximum = 100
  static let linesMaximum = 400
  static let functionLinesMaximum = 60

  /// Characters, not bytes, as editors and the formatters count.
  static let columns = perFile(
    "no line is longer than 100 columns, comments and strings included",
    { ["swift", "c", "h", "py"].contains($0.ending) },
    { file in
      file.lines.enumerated().compactMap { index, line in
        // Bytes are never fewer than characters, and quickly counted.
        guard line.utf8.count > columnsMaximum, line.count > columnsMaximum else { return nil }
        return Finding(path: file.path, line: index + 1, text: "\(line.count) columns")
      }
    },
    samples: [
      Sample(
        [
          "Sources/House/Wide.swift": "let a = 1\n// " + String(repeating: "x", count: 98),
          "Sources/CHouse/wide.h": "int a;\n\n/* " + String(repeating: "x", count: 98),
          "Tests/HouseTests/WideTests.swift": "\"" + String(repeating: "é", count: 100),
        ],
        finds: [
          "Sources/House/Wide.swift:2", "Sources/CHouse/wide.h:3",
          "Tests/HouseTests/WideTests.swift:1",
        ]),
      Sample(["Sources/House/Door.swift": "// " + String(repeating: "é", count: 97) + "\n"]),
    ])

  static let fileLength = perFile(
    "no file is longer than 400 lines", { ["swift", "c", "h", "py"].contains($0.ending) },
    { file in
      guard file.lines.count > linesMaximum else { return [] }
      return [Finding(path: file.path, line: 0, text: "\(file.lines.count) lines")]
    },
    samples: [
      Sample(
        ["Sources/House/Long.swift": String(repeating: "\n", count: 401)],
        finds: ["Sources/House/Long.swift"]),
      Sample(["Sources/House/Door.swift": String(repeating: "\n", count: 400)]),
    ])

  static let functionLength = perFile(
    "no function is longer than 60 lines", { $0.ending == "swift" },
    { file in
      file.declarations.compactMap { declaration in
        let count = declaration.lastLine - declaration.line + 1
        guard !declaration.keyword.isType, count > functionLinesMaximum else { return nil }
        guard !isTable(declaration, in: file) else { return nil }
        return Finding(
          path: file.path, line: declaration.line, text: "\(declaration.name): \(count) lines")
      }
    },
    samples: [
      Sample(
        [
          "Sources/House/Hall.swift": """
          struct Hall {
            func long(
              _ a: Int, then: () -> Void = {}
            ) -> Int {
              \(String(repeating: "print(a)\n", count: 56))  return a
            }
            var wide: Int {
              \(String(repeating: "print(1)\n", count: 58))
            }
          }
          """
        ],
        finds: ["Sources/House/Hall.swift:2", "Sources/House/Hall.swift:63"]),
      Sample([
        "Sources/House/Hall.swift": """
        struct Hall {
          let a = [
            \(String(repeating: "1,\n", count: 70))
          ]
          static var b: [Int] {
            unsafe [
              \(String(repeating: "1,\n", count: 70))
            ]
          }
          func short() {
            \(String(repeating: "print(1)\n", count: 57))
          }
          var door = "}"
        }
        """
      ]),
    ])

  /// Whether a property is a list and no more: its length says nothing of how hard it is to follow.
  private static func isTable(_ declaration: Declaration, in file: SourceFile) -> Bool {
    guard declaration.keyword == .var || declaration.keyword == .let else { return false }
    guard let body = declaration.body else { return true }
    var (depth, elements) = (0, 0)
    for token in file.tokens[body] where token.text != "unsafe" {
      if depth == 0 {
        guard token.text == "[" else { return false }
        elements += 1
      }
      if "([{".contains(token.text) { depth += 1 }
      if ")]}".contains(token.text) { depth -= 1 }
    }
    return elements == 1
  }

  static let functionLengthInC = perFile(
    "no function in C is longer than 60 lines, nor is a macro",
    { $0.ending == "c" || $0.ending == "h" },
    { file in
      CFunctions.found(in: file).compactMap { function in
        guard function.lineCount > functionLinesMaximum else { return nil }
        return Finding(
          path: file.path, line: function.line,
          text: "\(function.name): \(function.lineCount) lines")
      }
    },
    samples: [
      Sample(
        [
          "Sources/CHouse/hall.c": """
          struct hall { int a[3]; };
          static const int table[] = {
            \(String(repeating: "1,\n", count: 70))
          };
          BODY void short_one(int a) { return; }
          int house_hall(const char *name,
                         int a) {
            if (a) {
              puts("}");
            \(String(repeating: "  a++;\n", count: 55))
            }
            return a;
          }
          #define LONG(a) \\
            \(String(repeating: "a; \\\n", count: 61))
            a
          int after(void) { return 0; }
          """
        ],
        finds: ["Sources/CHouse/hall.c:76", "Sources/CHouse/hall.c:139"]),
      Sample([
        "Sources/CHouse/hall.c": """
        int house_hall(int a) {
        \(String(repeating: "  a++;\n", count: 57))
        }
        int house_table(void) {
          return 1;
        }
        """
      ]),
    ])
}
