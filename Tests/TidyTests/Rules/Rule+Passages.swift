extension Rule {
  private static let hall = (1...9).map { "  open(\($0))\n" }.joined()

  static let equalPassages = Rule(
    holds: "no passage of more than 8 lines stands twice in Sources",
    isAbout: { ["swift", "c", "h"].contains($0.ending) && $0.top == "Sources" },
    findings: { files in
      EqualPassages(files, least: 9).passages.map { passage in
        Finding(
          path: passage.second.file.path, line: passage.second.line,
          text: "\(passage.lineCount) lines as at \(passage.first.file):\(passage.first.line)")
      }
    },
    samples: [
      Sample(
        [
          "Sources/House/Hall.swift": "import Glibc\nfunc a() {\n" + hall,
          "Sources/House/Lamp.swift":
            "func b() {\n// as in the hall\n" + hall.replacing("open(4)\n", with: "open(4)\n\n"),
        ],
        finds: ["Sources/House/Lamp.swift:3"]),
      Sample([
        "Sources/House/Hall.swift": "func a() {\n" + hall,
        "Sources/House/Lamp.swift": "func b() {\n" + hall.replacing("open(4)", with: "shut(4)"),
      ]),
    ])
}
