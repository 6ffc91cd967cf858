import Testing

@Suite("The walls between modules, read from the sources")
struct WallTests {
  static let system: Set = ["Glibc"]
  static let foundation: Set = ["Foundation", "FoundationEssentials"]

  /// What each module may import; imports go one way, down this table.
  static let mayImport: [String: Set<String>] = {
    var table: [String: Set<String>] = [
      "Raster": ["CVector"],
      "Vocabulary": [],
      "Codecs": ["CCodecs", "Raster", "Vocabulary"],
      "Measures": ["CVector", "Raster"],
      "Findings": ["Raster", "Measures", "Vocabulary"],
      "Wire": ["Raster", "Measures", "Vocabulary", "Findings"],
      "Inspection": [
        "CSystem", "Raster", "Codecs", "Measures", "Vocabulary", "Findings", "Wire",
      ],
      "JSON": [],
      "Verdicts": ["Raster", "Measures", "Vocabulary", "Findings", "JSON"],
      "Evaluation": ["Raster", "Measures", "Findings", "JSON", "Verdicts"],
      "Files": ["CSystem"],
      "Spool": ["CSystem", "Vocabulary", "Files"],
      "Report": ["CSystem", "Raster", "Measures", "Vocabulary", "Findings", "JSON", "Verdicts"],
      "Explanation": ["Raster", "Measures", "Findings", "JSON", "Verdicts", "Report"],
      "Casework": ["Vocabulary", "JSON", "Verdicts", "Files", "Spool", "Report"],
      "Supervisor": [
        "CSystem", "Raster", "Measures", "Vocabulary", "Findings", "JSON", "Verdicts", "Wire",
        "Files", "Spool", "Casework",
      ],
      "jernih": [
        "CSystem", "Raster", "Measures", "Vocabulary", "Findings", "JSON", "Verdicts", "Evaluation",
        "Wire", "Inspection", "Files", "Spool", "Report", "Explanation", "Casework", "Supervisor",
      ],
    ]
    for module in ["Codecs", "Inspection", "Files", "Spool", "Casework", "Supervisor", "jernih"] {
      table[module]?.formUnion(system)
    }
    for module in ["Verdicts", "Spool", "Report", "Supervisor", "jernih"] {
      table[module]?.formUnion(foundation)
    }
    table["jernih"]?.formUnion(["Dispatch", "Synchronization"])
    return table
  }()

  /// The modules that run with the parent's rights.
  static let parents = ["Supervisor", "Casework", "Files", "Spool", "Report", "Explanation"]
  /// The modules that run in the sandbox.
  static let children = [
    "Raster", "Vocabulary", "Codecs", "Measures", "Findings", "Wire", "Inspection",
  ]
  /// What the sandbox must not hold: the policy, the judge, the parent's own.
  static let notTheChilds: Set = [
    "JSON", "Verdicts", "Evaluation", "Files", "Spool", "Casework", "Supervisor", "Report",
    "Explanation",
  ]
  /// What serves people at the command line, and must not be on the service's way.
  static let commandLineOnly: Set = ["Evaluation", "Explanation"]

  @Test("the table of imports names the very targets that the manifest does")
  func table() throws {
    let file = try #require(SourceTree.repository.files.first { $0.path == "Package.swift" })
    let manifest = Manifest(file)
    for (module, imports) in Self.mayImport {
      let modules = imports.subtracting(Self.system.union(Self.foundation))
        .subtracting(["Dispatch", "Synchronization"])
      #expect(manifest.dependencies[module] == modules, "\(module)")
    }
  }

  @Test("the command line's own tools are imported by nothing else")
  func tools() {
    for (module, imports) in Self.mayImport where !Self.commandLineOnly.contains(module) {
      #expect(imports.isDisjoint(with: Self.commandLineOnly) || module == "jernih", "\(module)")
    }
  }
}
