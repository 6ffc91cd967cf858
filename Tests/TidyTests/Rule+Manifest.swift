extension Rule {
  private static func isManifest(_ file: SourceFile) -> Bool { file.path == "Package.swift" }

  /// What these targets may not reach, be it through others, and where they do.
  private static func unreached(
    _ forbidden: Set<String>, from targets: [String], in file: SourceFile
  ) -> [Finding] {
    let manifest = Manifest(file)
    return targets.compactMap { target in
      guard let line = manifest.lines[target] else {
        return Finding(path: file.path, line: 0, text: "no target \(target)")
      }
      let reached = manifest.reach(of: target).intersection(forbidden).sorted()
      guard !reached.isEmpty else { return nil }
      return Finding(
        path: file.path, line: line, text: "\(target) reaches \(reached.joined(separator: ", "))")
    }
  }

  static let noPackages = perFile(
    "no package is a dependency", isManifest,
    { file in
      file.code.enumerated().compactMap { index, line in
        guard line.contains(".package(") || line.contains(".product(") else { return nil }
        return Finding(path: file.path, line: index + 1, text: line)
      }
    },
    samples: [
      Sample(
        ["Package.swift": "let a = 1\n.package(url: \"https://\", from: \"1.0.0\")"],
        finds: ["Package.swift:2"]),
      Sample(["Package.swift": "// no .package(\nlet package = Package(name: \"house\")"]),
    ])

  private static func targets(_ names: [String], then rest: String) -> String {
    names.map { "module(\"\($0)\", \"Raster\")\n" }.joined() + rest
  }

  static let parentCannotDecode = perFile(
    "the parent's modules cannot reach a decoder", isManifest,
    { unreached(["Codecs", "CCodecs", "Inspection"], from: WallTests.parents, in: $0) },
    samples: [
      Sample(
        [
          "Package.swift": targets(
            WallTests.parents,
            then: """
              .target(name: "Raster", dependencies: [
                "House"], path: "Codecs"),
              module("House",
                "Garden", "Codecs")
              """)
        ],
        finds: WallTests.parents.indices.map { "Package.swift:\($0 + 1)" }),
      Sample([
        "Package.swift": targets(
          WallTests.parents,
          then: """
            .target(name: "Raster", path: "Codecs"),
            module("Inspection", "Codecs", "Wire")
            """)
      ]),
      Sample(
        ["Package.swift": targets(Array(WallTests.parents.dropFirst()), then: "")],
        finds: ["Package.swift"]),
    ])

  static let childCannotJudge = perFile(
    "the child's modules cannot reach the policy, the judge or anything of the parent's",
    isManifest, { unreached(WallTests.notTheChilds, from: WallTests.children, in: $0) },
    samples: [
      Sample(
        [
          "Package.swift": "module(\"Raster\", \"Verdicts\")\n"
            + targets(
              WallTests.children.filter { $0 != "Raster" }, then: "")
        ],
        finds: WallTests.children.indices.map { "Package.swift:\($0 + 1)" }),
      Sample(["Package.swift": targets(WallTests.children, then: "module(\"Verdicts\")")]),
    ])
}
