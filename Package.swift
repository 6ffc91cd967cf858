// swift-tools-version: 6.2
import PackageDescription

// The target list is the list of trust boundaries, and imports go one way, down this list:
//
//   Raster ─► Measures ─► Verdicts ─► Wire ─┬─► Inspection (with Codecs): the sandboxed child
//                                           └─► Supervisor (with Spool, Report): the parent
//
// Only Inspection may import Codecs, so the parent cannot decode a photo: the compiler says so.
// Raster and Measures import neither Foundation nor a C library. TidyTests reads these rules from
// the sources as well.

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
let cSettings: [CSetting] = [.define("_GNU_SOURCE"), .unsafeFlags(["-O2", "-Wall", "-Wextra"])]

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
    module("Codecs", "CCodecs", "Raster"),
    module("Measures", "CVector", "Raster"),
    .target(
      name: "Verdicts", dependencies: ["Raster", "Measures"],
      resources: [.embedInCode("Resources/policy.json5")], swiftSettings: settings),
    module("Wire", "Raster", "Measures", "Verdicts"),
    module("Inspection", "CSystem", "Raster", "Codecs", "Measures", "Verdicts", "Wire"),
    module("Files", "CSystem"),
    module("Spool", "CSystem", "Files"),
    .target(
      name: "Report", dependencies: ["CSystem", "Raster", "Measures", "Verdicts"],
      resources: [.embedInCode("Resources/report.css")], swiftSettings: settings),
    module(
      "Supervisor", "CSystem", "Raster", "Measures", "Verdicts", "Wire", "Files", "Spool", "Report"),
    .executableTarget(
      name: "jernih",
      dependencies: [
        "CSystem", "Raster", "Measures", "Verdicts", "Wire", "Inspection", "Files", "Spool",
        "Supervisor", "Report",
      ],
      cSettings: gnu, swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Raster", "CSystem"], path: "Tests/TestSupport",
      cSettings: gnu, swiftSettings: settings),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CCodecs", "CSystem", "Raster", "Codecs", "Measures", "Verdicts", "Wire", "Inspection",
        "Files", "Spool", "TestSupport",
      ],
      path: "Tests/Benchmarks", cSettings: gnu, swiftSettings: settings),
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "TestSupport", "CSystem", "Raster", "Codecs", "Measures", "Verdicts", "Wire", "Inspection",
        "Files", "Spool", "Supervisor", "Report",
      ],
      path: "Tests/Fuzzing", exclude: ["Seeds"], cSettings: gnu, swiftSettings: settings),
    .executableTarget(
      name: "Soak", dependencies: ["TestSupport", "CSystem", "Raster", "Codecs", "Verdicts"],
      path: "Tests/Soak", cSettings: gnu, swiftSettings: settings),
    .target(name: "CEscape", path: "Tests/CEscape", cSettings: cSettings),
    .executableTarget(
      name: "EscapeProbes",
      dependencies: ["CEscape", "CSystem", "Verdicts", "Wire", "Inspection"],
      path: "Tests/EscapeProbes", cSettings: gnu, swiftSettings: settings),
    tests("RasterTests", "Raster", "CVector"),
    tests("CodecsTests", "Codecs", "Raster", exclude: ["Fixtures"]),
    tests("MeasuresTests", "Measures", "Raster", "CVector"),
    tests("VerdictsTests", "Verdicts", "Measures", "Raster"),
    tests("WireTests", "Wire", "Verdicts", "Measures", "Raster"),
    tests(
      "InspectionTests", "Inspection", "CSystem", "Codecs", "Wire", "Verdicts", "Measures", "Raster"
    ),
    tests("FilesTests", "Files", "CSystem"),
    tests("SpoolTests", "Spool", "Files", "CSystem"),
    tests(
      "SupervisorTests", "jernih", "Supervisor", "Spool", "Files", "Wire", "Verdicts", "Measures",
      "CSystem"),
    tests(
      "ReportTests", "Report", "Verdicts", "Measures", "Raster", exclude: ["Explanation/Golden"]),
    tests(
      "EscapeTests", "EscapeProbes", "jernih", "Supervisor", "Spool", "Files", "Inspection", "Wire",
      "Verdicts", "CSystem"),
    tests("FuzzingTests", "Fuzzing"),
    tests("SoakTests", "Soak", "Fuzzing", "jernih"),
    tests(
      "EndToEndTests", "jernih", "EscapeProbes", "Inspection", "Verdicts", "Codecs", "Raster",
      exclude: ["Expected"]),
    tests("TidyTests"),
  ]
)
