extension Rule {
  /// Words that no name may have, with what to say in their place.
  private static let everywhere: [String: String] = [
    "manager": "what it owns or decides", "helper": "what it does", "helpers": "what they do",
    "util": "what it does", "utils": "what they do", "utility": "what it does",
    "misc": "what they are", "stuff": "what it is",
    "color": "colour", "gray": "grey", "center": "centre",
  ]

  /// Words that mean one thing in this house, and what else they must not stand for.
  private static let inTarget: [String: [String: String]] = [
    // A worker is a decoder process; what a service holds in the spool is its station.
    "Spool": ["worker": "station", "workers": "stations"],
    "Files": ["worker": "station", "job": "file", "spool": "root"],
  ]

  /// The words of a name: `maxWidthPixels` has three.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var wasUpper = true
    for character in name {
      if character == "_" {
        words.append("")
      } else if words.isEmpty || character.isUppercase && !wasUpper {
        words.append(character.lowercased())
      } else {
        words[words.count - 1] += character.lowercased()
      }
      wasUpper = character.isUppercase
    }
    return words.filter { !$0.isEmpty }
  }

  static let words = perFile(
    "names use the house's words",
    { $0.ending == "swift" && ["Sources", "Tests"].contains($0.top) },
    { file in
      let banned = everywhere.merging(file.top == "Sources" ? inTarget[file.target] ?? [:] : [:]) {
        $1
      }
      return file.declarations.flatMap { declaration in
        words(of: declaration.name).compactMap { word in
          banned[word].map {
            Finding(
              path: file.path, line: declaration.line,
              text: "\(declaration.name): say \($0), not \(word)")
          }
        }
      }
    },
    samples: [
      Sample(
        [
          "Sources/House/HallManager.swift": """
          struct HallManager {
            var lampColors = 0
            var lampColor = 0
            func open(helper: Int) {}
          }
          """,
          "Sources/Spool/Lease.swift": "enum Lease { case heldByWorker }",
        ],
        finds: [
          "Sources/House/HallManager.swift:1", "Sources/House/HallManager.swift:3",
          "Sources/Spool/Lease.swift:1",
        ]),
      Sample([
        "Sources/House/Hall.swift": """
        // The manager's color.
        struct Hall {
          let colour = "color"
          func paint() { JCS_color.center() }
        }
        """,
        "Sources/Supervisor/Slot.swift": "struct Slot { var worker: Int }",
      ]),
    ])
}
