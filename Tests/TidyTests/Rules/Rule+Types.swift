extension Rule {
  static let oneType = perFile(
    "a file holds one type that others see, and is named for it",
    { $0.ending == "swift" && $0.top == "Sources" },
    { file in
      let hidden: Set = ["private", "fileprivate"]
      let types = file.declarations.filter {
        $0.owner == nil && $0.keyword.isType && $0.keyword != .extension
          && !hidden.contains($0.access ?? "")
      }
      guard let first = types.first else { return [] }
      var findings = types.dropFirst().map {
        Finding(path: file.path, line: $0.line, text: "a further type, \($0.name)")
      }
      if !file.name.hasPrefix(first.name) {
        findings.append(Finding(path: file.path, line: 0, text: "declares \(first.name)"))
      }
      return findings
    },
    samples: [
      Sample(
        [
          "Sources/House/Hall.swift": "struct Hall {}\npackage final class Lamp {}",
          "Sources/House/Key.swift": "@frozen enum Door {}",
        ],
        finds: ["Sources/House/Hall.swift:2", "Sources/House/Key.swift"]),
      Sample([
        "Sources/House/Hall.swift": """
        /// struct Door {}
        package struct Hall { struct Lamp {} }
        private enum Key {}
        extension Hall {}
        """
      ]),
    ])

  static let nothingLeft = perFile(
    "nothing is left for later", { ["swift", "c", "h", "py"].contains($0.ending) },
    { file in
      let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
      let phrase = "not " + "implemented"
      return file.lines.enumerated().compactMap { index, line in
        let isLeft =
          line.contains(phrase)
          || marks.contains { mark in
            // Many lines have none of them; only few need be taken apart.
            line.contains(mark) && line.split { !$0.isLetter }.contains { $0 == mark }
          }
        return isLeft ? Finding(path: file.path, line: index + 1, text: line) : nil
      }
    },
    samples: [
      Sample(
        ["Sources/CHouse/hall.c": "int a;\n// TO" + "DO: doors"],
        finds: ["Sources/CHouse/hall.c:2"]),
      Sample([
        "Sources/House/Hall.swift": "// Doors are to be done by others; mkstemp has "
          + String(repeating: "X", count: 6) + "."
      ]),
    ])
}
