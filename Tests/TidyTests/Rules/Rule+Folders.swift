extension Rule {
  static let folders = Rule(
    holds: "the folders of a target, and those of a folder, stand on each other, not in a circle",
    isAbout: { $0.ending == "swift" && $0.target != "" },
    findings: { files in
      Dictionary(grouping: files) { $0.top + "/" + $0.target }.sorted { $0.key < $1.key }
        .flatMap { target, files in
          let parents = Set(files.map { String($0.folder.prefix { $0 != "/" }) }).union([""])
          return parents.sorted().compactMap { parent in
            Folders(files, in: parent).circle.map {
              let path = parent.isEmpty ? target : target + "/" + parent
              return Finding(path: path, line: 0, text: $0.joined(separator: ", "))
            }
          }
        }
    },
    samples: [
      Sample(
        [
          "Sources/House/Cellar/Wine.swift": "struct Wine { var table: Table }",
          "Sources/House/Hall/Table.swift": "package struct Table { let lamp = Lamp() }",
          "Sources/House/Attic/Lamp.swift": "final class Lamp {}",
          "Sources/House/Attic/Oil.swift": "extension Lamp { var a: [Wine] { [] } }",
          "Sources/Garden/Beds/Low/Rose.swift": "struct Rose { var tree: Tree }",
          "Sources/Garden/Beds/High/Tree.swift": "struct Tree { var rose: Rose }",
        ],
        finds: ["Sources/Garden/Beds", "Sources/House"]),
      Sample([
        "Sources/House/Cellar/Wine.swift": "struct Wine { var table: Table }",
        "Sources/House/Hall/Table.swift": "package struct Table { let lamp = Lamp() }",
        "Sources/House/Attic/Lamp.swift": """
        final class Lamp {
          // lights the Wine
          let name = "Wine"
          let bottle = Slot.Wine
        }
        """,
        // Another target's types of the same name.
        "Sources/Garden/Beds/Rose.swift": "struct Rose { var wine: Wine }",
      ]),
    ])

  static let deskIsPure = Rule(
    holds: "the folder that decides what the service does mentions none of those that do it",
    isAbout: { $0.ending == "swift" && $0.path.hasPrefix("Sources/Supervisor/") },
    findings: { files in
      (Folders(files).arrows["Desk"] ?? [:]).sorted { $0.key < $1.key }.map {
        Finding(path: "Sources/Supervisor/Desk", line: 0, text: "\($0.key): \($0.value)")
      }
    },
    samples: [
      Sample(
        [
          "Sources/Supervisor/Desk/Desk.swift": "struct Desk { var service: Service }",
          "Sources/Supervisor/Service/Service.swift": "final class Service {}",
        ],
        finds: ["Sources/Supervisor/Desk"]),
      Sample([
        "Sources/Supervisor/Desk/Desk.swift": "struct Desk { var turn: Turn }\nstruct Turn {}",
        "Sources/Supervisor/Service/Service.swift": "final class Service { var desk: Desk }",
      ]),
    ])
}
