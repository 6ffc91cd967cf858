// swift-tools-version: 6.2
import PackageDescription

// The target list is the list of trust boundaries, and imports go one way, down this list:
//
//   Raster ─► Measures ─► Findings ─► Wire ─► Inspection (with Codecs): the sandboxed child
//                            │          └──────────────────────────────┐
//                 JSON ─► Verdicts ─► Report ─► Casework ──────────────┴─► Supervisor: the parent
//                            │           └─► Explanation                       │
//                            └─► Evaluation │        Files ─► Spool ─► (Casework)
//                                     └─────┴──► jernih ◄──────────────────────┘
//
// Vocabulary (the limits, the grammar of names) imports nothing and may be imported by all but
// Raster and Measures; JSON (texts as trees, and their faults) imports nothing and says no word of
// photos; Files (the gate to the file system) says no word of spools. Only Inspection may import
// Codecs, so the parent cannot decode a photo; and nothing on the child's side may import JSON or
// Verdicts, so what it says is judged elsewhere: the compiler says so. Casework (cases, journal,
// pages, retention, retry) knows no worker: it imports neither Wire nor Supervisor. Evaluation and
// Explanation, tools for people, are the command line's alone. jernih imports Inspection as well:
// it starts itself again as the confined process. Raster and Measures import neither Foundation nor
// any C but CVector. TidyTests reads these rules from the sources as well.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
// Glibc shows memfd_create, pipe2 and renameat2's flags only to GNU sources.
let gnu: [CSetting] = [.define("_GNU_SOURCE")]
// Without contraction floats are the same whatever the processor: no fused multiply-add.
let cSettings: [CSetting] = [
  .define("_GNU_SOURCE"), .unsafeFlags(["-O2", "-Wall", "-Wextra", "-ffp-contract=off"]),
]

func module(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, cSettings: gnu, swiftSettings: settings)
}
func tests(
  _ name: String, _ dependencies: Target.Dependency..., exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude, cSettings: gnu,
    swiftSettings: settings)
}

let package = Package(
  name: "jernih",
  products: [.executable(name: "jernih", targets: ["jernih"])],
  targets: [
    .target(
      name: "CCodecs", cSettings: cSettings,
      linkerSettings: ["jpeg", "png16", "z", "m"].map { .linkedLibrary($0) }),
    .target(name: "CSystem", cSettings: cSettings),
    .target(name: "CVector", cSettings: cSettings),

    module("Raster", "CVector"),
    module("Vocabulary"),
    module("Codecs", "CCodecs", "Raster", "Vocabulary"),
    module("Measures", "CVector", "Raster"),
    module("Findings", "Raster", "Measures", "Vocabulary"),
    module("Wire", "Raster", "Measures", "Vocabulary", "Findings"),
    module(
      "Inspection", "CSystem", "Raster", "Codecs", "Measures", "Vocabulary", "Findings", "Wire"),
    module("JSON"),
    .target(
      name: "Verdicts", dependencies: ["Raster", "Measures", "Vocabulary", "Findings", "JSON"],
      resources: [.embedInCode("Resources/policy.json5")], swiftSettings: settings),
    module("Evaluation", "Raster", "Measures", "Findings", "JSON", "Verdicts"),
    module("Files", "CSystem"),
    module("Spool", "CSystem", "Vocabulary", "Files"),
    .target(
      name: "Report",
      dependencies: [
        "CSystem", "Raster", "Measures", "Vocabulary", "Findings", "JSON", "Verdicts",
      ],
      resources: [
        .embedInCode("Resources/report.css"), .embedInCode("Resources/report.js"),
      ], swiftSettings: settings),
    module("Explanation", "Raster", "Measures", "Findings", "JSON", "Verdicts", "Report"),
    module("Casework", "Vocabulary", "JSON", "Verdicts", "Files", "Spool", "Report"),
    module(
      "Supervisor", "CSystem", "Raster", "Measures", "Vocabulary", "Findings", "JSON", "Verdicts",
      "Wire", "Files", "Spool", "Casework"),
    .executableTarget(
      name: "jernih",
      dependencies: [
        "CSystem", "Raster", "Measures", "Vocabulary", "Findings", "JSON", "Verdicts", "Evaluation",
        "Wire", "Inspection", "Files", "Spool", "Report", "Explanation", "Casework", "Supervisor",
      ],
      cSettings: gnu, swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Raster", "CSystem"], path: "Tests/TestSupport",
      cSettings: gnu, swiftSettings: settings),
    .target(
      name: "VerdictSupport", dependencies: ["Raster", "Measures", "Findings", "Verdicts"],
      path: "Tests/VerdictSupport", cSettings: gnu, swiftSettings: settings),
    .target(
      name: "ServiceSupport",
      dependencies: ["Files", "Findings", "Verdicts", "Wire", "Spool", "Supervisor"],
      path: "Tests/ServiceSupport", cSettings: gnu, swiftSettings: settings),
    .target(
      name: "WaitingSupport", path: "Tests/WaitingSupport", swiftSettings: settings),
    .target(
      name: "CBaseline", path: "Tests/CBaseline", cSettings: cSettings,
      linkerSettings: [.linkedLibrary("jpeg")]),
    .target(
      name: "PageSupport", dependencies: ["Measures", "JSON", "Verdicts"],
      path: "Tests/PageSupport", swiftSettings: settings),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CBaseline", "CSystem", "Raster", "Codecs", "Measures", "Vocabulary", "Findings", "JSON",
        "Verdicts", "Evaluation", "Wire", "Inspection", "Files", "Spool", "TestSupport",
      ],
      path: "Tests/Benchmarks", cSettings: gnu, swiftSettings: settings),
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "TestSupport", "CSystem", "Raster", "Codecs", "Measures", "Vocabulary", "Findings", "JSON",
        "Verdicts", "Evaluation", "Wire", "Inspection", "Files", "Spool", "Casework", "Supervisor",
        "Report",
      ],
      path: "Tests/Fuzzing", exclude: ["Seeds"], cSettings: gnu, swiftSettings: settings),
    .executableTarget(
      name: "Soak",
      dependencies: ["TestSupport", "CSystem", "Raster", "Codecs", "Findings", "JSON", "Verdicts"],
      path: "Tests/Soak", cSettings: gnu, swiftSettings: settings),
    .target(name: "CEscape", path: "Tests/CEscape", cSettings: cSettings),
    .executableTarget(
      name: "EscapeProbes",
      dependencies: ["CEscape", "CSystem", "Vocabulary", "Findings", "Wire", "Inspection"],
      path: "Tests/EscapeProbes", cSettings: gnu, swiftSettings: settings),
    tests("CVectorTests", "CVector", "Raster"),
    tests("RasterTests", "Raster"),
    tests("VocabularyTests", "Vocabulary"),
    tests("CodecsTests", "Codecs", "Raster", "Vocabulary", exclude: ["Fixtures"]),
    tests("MeasuresTests", "Measures", "Raster"),
    tests("FindingsTests", "Findings", "Vocabulary"),
    tests("JSONTests", "JSON"),
    tests(
      "VerdictsTests", "VerdictSupport", "Verdicts", "JSON", "Findings", "Vocabulary", "Measures",
      "Raster"),
    tests(
      "EvaluationTests", "VerdictSupport", "Evaluation", "Verdicts", "JSON", "Findings",
      "Measures", "Raster"),
    tests("WireTests", "Wire", "Verdicts", "Findings", "Vocabulary", "Measures", "Raster"),
    tests(
      "InspectionTests", "Inspection", "CSystem", "Codecs", "Wire", "Verdicts", "JSON", "Findings",
      "Vocabulary", "Measures", "Raster"),
    tests("FilesTests", "Files", "CSystem"),
    tests(
      "SpoolTests", "Spool", "Files", "CSystem", "Vocabulary", "Verdicts", "JSON", "Findings",
      "ServiceSupport"),
    tests(
      "SupervisorTests", "ServiceSupport", "jernih", "Supervisor", "Spool", "Files", "Wire",
      "Verdicts", "JSON", "Findings", "Vocabulary", "Measures", "CSystem"),
    tests(
      "ReportTests", "PageSupport", "Report", "Verdicts", "JSON", "Findings", "Vocabulary",
      "Measures", "Raster", exclude: ["Golden"]),
    tests(
      "ExplanationTests", "PageSupport", "Explanation", "Report", "Verdicts", "JSON", "Findings",
      "Measures", "Raster", exclude: ["Golden"]),
    tests(
      "CaseworkTests", "PageSupport", "ServiceSupport", "Casework", "Report", "Spool", "Files",
      "Vocabulary", "Verdicts", "JSON", "Findings"),
    tests(
      "EscapeTests", "EscapeProbes", "jernih", "Supervisor", "Spool", "Files", "Inspection", "Wire",
      "Verdicts", "JSON", "Findings", "Vocabulary", "CSystem"),
    tests("FuzzingTests", "Fuzzing"),
    tests("SoakTests", "WaitingSupport", "Soak", "Fuzzing", "jernih"),
    tests(
      "EndToEndTests", "WaitingSupport", "jernih", "EscapeProbes", "Inspection", "JSON", "Verdicts",
      "Evaluation", "Findings", "Vocabulary", "Codecs", "Raster", exclude: ["Expected"]),
    tests("TidyTests"),
  ]
)
