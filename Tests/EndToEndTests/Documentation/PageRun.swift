import Foundation

/// Runs the commands of a page, each by a shell of its own, in one folder that looks to them like a
/// checkout in which the program was built. In it stands a spool for `/srv/jernih`, with a service
/// at work where the page speaks of it.
final class PageRun {
  /// What a command left behind.
  struct Run {
    var status: Int32
    /// What it printed, errors included.
    var output: String
  }

  /// The spool of an office, as pages call it.
  private static let spool = "/srv/jernih"
  /// After so many seconds a command is ended, with status 124.
  private static let secondsMaximum = "120"
  /// What pages use beside a shell.
  private static let tools = ["jq", "python3", "timeout"]

  private let folder: URL
  private let path: String
  private var service: Process?
  private var spoolPath: String { folder.appending(path: "srv").path }

  /// Whether the machine has what pages use.
  static let isPossible = tools.allSatisfy { tool in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
  }

  init(_ page: DocumentationPage) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "jernih-page-" + UUID().uuidString)
    let products = URL(filePath: Program.path).deletingLastPathComponent().path
    let own = folder.appending(path: "bin")
    path = "\(own.path):\(products):" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    let files = FileManager.default
    try files.createDirectory(at: own, withIntermediateDirectories: true)
    try files.createDirectory(
      at: folder.appending(path: ".build"), withIntermediateDirectories: true)
    for name in ["testimages", ".ci"] {
      try files.createSymbolicLink(
        at: folder.appending(path: name),
        withDestinationURL: DocumentationPage.root.appending(path: name))
    }
    try files.createSymbolicLink(
      atPath: folder.appending(path: ".build/release").path, withDestinationPath: products)
    // The package is built already: these tests run out of it, and it cannot be built meanwhile.
    let swift = own.appending(path: "swift")
    try Data("#!/bin/sh\n[ \"$1\" = build ]\n".utf8).write(to: swift)
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: swift.path)
    if page.steps.contains(where: { $0.command.text.contains(Self.spool) }) { try serve() }
  }

  deinit {
    service?.terminate()
    service?.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private func serve() throws {
    let service = try Program.start(["serve", spoolPath, "--workers", "1"])
    self.service = service
    let end = Date(timeIntervalSinceNow: 60)
    while try !Program.run("status", spoolPath).output.contains("watches by") {
      guard Date() < end, service.isRunning else { throw CocoaError(.executableLoad) }
      Thread.sleep(forTimeInterval: 0.05)
    }
  }

  /// Runs one command to its end.
  func run(_ block: FencedBlock) throws -> Run {
    let script = block.text.replacingOccurrences(of: Self.spool, with: spoolPath)
    let words =
      block.language == "python" ? ["python3", "-c"] : ["bash", "-euo", "pipefail", "-c"]
    let file = folder.appending(path: "output")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    let output = try FileHandle(forWritingTo: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["timeout", Self.secondsMaximum] + words + [script]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["PATH": path]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    try removeDemo(in: text)
    return Run(
      status: process.terminationStatus,
      output: text.replacingOccurrences(of: spoolPath, with: Self.spool))
  }

  /// Removes the spool that `jernih demo` has made and named.
  private func removeDemo(in output: String) throws {
    let pattern = #"/tmp/jernih-demo-\w{6}\b"#
    guard let found = output.range(of: pattern, options: .regularExpression) else { return }
    try FileManager.default.removeItem(atPath: String(output[found]))
  }
}
