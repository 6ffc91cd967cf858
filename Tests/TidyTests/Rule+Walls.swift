extension Rule {
  private static let accessLevels: Set<Substring> = [
    "package", "public", "internal", "fileprivate", "private",
  ]

  /// The module that a line imports; `nil` if it imports none.
  private static func imported(by line: String) -> String? {
    let words = line.split(whereSeparator: { $0 == " " || $0 == ";" })
    guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
      words[..<at].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
    else { return nil }
    // `import struct Module.Type` names the kind of what it takes, and the module before a dot.
    let name = words[at + 1].first?.isUppercase == true ? words[at + 1] : words[(at + 2)...].first
    return name?.split(separator: ".").first.map(String.init)
  }

  static let imports = perFile(
    "modules import one way, down the table of WallTests",
    { $0.ending == "swift" && $0.top == "Sources" },
    { file in
      guard let allowed = WallTests.mayImport[file.target] else {
        return [Finding(path: file.path, line: 0, text: "no row for \(file.target)")]
      }
      return file.code.enumerated().compactMap { index, line in
        guard let module = imported(by: line), !allowed.contains(module) else { return nil }
        return Finding(path: file.path, line: index + 1, text: "imports \(module)")
      }
    },
    samples: [
      Sample(
        [
          "Sources/Raster/Plane.swift": "import CVector\npackage import Foundation",
          "Sources/Spool/Job.swift": "package import Codecs",
          "Sources/House/Hall.swift": "import Glibc",
          "Sources/Wire/Frame.swift": "@preconcurrency import Foundation\nimport func Glibc.fork",
        ],
        finds: [
          "Sources/Raster/Plane.swift:2", "Sources/Spool/Job.swift:1", "Sources/House/Hall.swift",
          "Sources/Wire/Frame.swift:1", "Sources/Wire/Frame.swift:2",
        ]),
      Sample([
        "Sources/Raster/Plane.swift": "// import Foundation\nimport CVector",
        "Sources/Inspection/Step.swift": "package import Codecs\nimport Glibc",
      ]),
    ])

  static let shimHeaders = perFile(
    "the decoders' headers stay behind the shim",
    { $0.ending == "h" && $0.path.contains("/include/") },
    { file in
      file.lines.enumerated().compactMap { index, line in
        guard line.hasPrefix("#include"), line.contains("jpeglib.h") || line.contains("png.h")
        else { return nil }
        return Finding(path: file.path, line: index + 1, text: line)
      }
    },
    samples: [
      Sample(
        ["Sources/CHouse/include/hall.h": "#include <stdint.h>\n#include <jpeglib.h>"],
        finds: ["Sources/CHouse/include/hall.h:2"]),
      Sample(["Sources/CHouse/include/hall.h": "// as in <png.h>\n#include <stdint.h>"]),
    ])

  static let setjmp = perFile(
    "setjmp is met in CCodecs alone",
    { ["swift", "c", "h"].contains($0.ending) && $0.top == "Sources" && $0.target != "CCodecs" },
    { file in
      file.tokens.filter { ["setjmp", "longjmp", "sigsetjmp"].contains($0.text) }
        .map { Finding(path: file.path, line: $0.line, text: $0.text) }
    },
    samples: [
      Sample(
        ["Sources/CHouse/hall.c": "int a;\nif (setjmp(back)) return 1;"],
        finds: ["Sources/CHouse/hall.c:2"]),
      Sample(["Sources/CHouse/hall.c": "// no setjmp(back)\nint a;"]),
    ])

  static let filesKnowNoSpool = perFile(
    "files are files: their module says no word of spools",
    { $0.ending == "swift" && $0.path.hasPrefix("Sources/Files/") },
    { file in
      let words = /\b(?:[Ss]pools?|[Cc]ases|[Jj]obs?|[Dd]rops?|[Ss]enders?|[Vv]erdicts?)\b/
        // Else "the spool's" would be one word.
        .wordBoundaryKind(.simple)
      return file.lines.enumerated().compactMap { index, line in
        line.firstMatch(of: words)
          .map { Finding(path: file.path, line: index + 1, text: String($0.0)) }
      }
    },
    samples: [
      Sample(
        ["Sources/Files/Gate.swift": "/// Opens a file.\n/// The spool's gate."],
        finds: ["Sources/Files/Gate.swift:2"]),
      Sample(["Sources/Files/Gate.swift": "/// Opens a file.\ncase a"]),
    ])
}
