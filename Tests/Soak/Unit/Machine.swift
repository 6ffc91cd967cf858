import Foundation
import TestSupport

/// A machine of its own with systemd as process 1, in namespaces, over this machine's files.
///
/// It sees this machine's root file system and changes none of it: what it writes is in memory and
/// gone at its end. It needs root, the namespaces, overlayfs and a control group of the second
/// kind.
final class Machine {
  /// Its files, as seen from here.
  let root: String
  /// What its systemd says of its version.
  private(set) var version = ""
  private let process = Process()
  /// Closing it ends the machine.
  private let life = Pipe()
  private let folder: URL
  /// Its process 1, as this machine counts.
  private let first: pid_t

  private static let programs = [
    "/lib/systemd/systemd", "/usr/bin/systemctl", "/usr/bin/unshare", "/usr/bin/nsenter",
    "/usr/bin/setpriv", "/usr/bin/awk",
  ]
  private static let startSeconds = 120.0

  /// - Throws: ``SoakError`` with what was refused where there can be none here.
  init(in base: String?) throws {
    guard geteuid() == 0 else {
      throw SoakError("only root may start a systemd of its own", isForbidden: true)
    }
    for program in Self.programs where !FileManager.default.isExecutableFile(atPath: program) {
      throw SoakError("there is no \(program) here", isForbidden: true)
    }
    folder = (base.map { URL(filePath: $0) } ?? FileManager.default.temporaryDirectory)
      .appending(path: "jernih-machine-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let words = folder.appending(path: "console")
    _ = FileManager.default.createFile(atPath: words.path, contents: nil)
    let console = try FileHandle(forWritingTo: words)
    let layers = folder.appending(path: "layers")
    try FileManager.default.createDirectory(at: layers, withIntermediateDirectories: true)
    process.executableURL = URL(filePath: "/usr/bin/unshare")
    process.arguments = [
      "--mount", "sh", "-euc", MachineScripts.outside, "soak", layers.path, MachineScripts.inside,
    ]
    process.standardInput = life
    process.standardOutput = console
    process.standardError = console
    try process.run()
    let start = SteadyClock.seconds
    var found: pid_t?
    while found == nil, process.isRunning, SteadyClock.seconds - start < Self.startSeconds {
      SteadyClock.sleep(0.05)
      found = ProcessTree.below(process.processIdentifier).first(where: Self.isFirst)
    }
    first = found ?? 0
    root = "/proc/\(first)/root"
    guard found != nil, try awaitRunning(since: start) else {
      let said = try String(contentsOf: words, encoding: .utf8).split(separator: "\n").last
      end()
      throw SoakError(
        "no systemd can be had here: \(said ?? "it does not come up")", isForbidden: true)
    }
    version =
      try run("systemctl --version").output.split(separator: "\n").first
      .map(String.init) ?? ""
  }

  deinit { end() }

  private func end() {
    try? life.fileHandleForWriting.close()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Whether it is systemd, and process 1 where it runs.
  private static func isFirst(_ process: pid_t) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    else { return false }
    let lines = status.split(separator: "\n")
    return lines.contains("Name:\tsystemd")
      && lines.contains { $0.hasPrefix("NSpid:") && $0.hasSuffix("\t1") }
  }

  private func awaitRunning(since start: Double) throws -> Bool {
    while process.isRunning, SteadyClock.seconds - start < Self.startSeconds {
      let state = try run("systemctl is-system-running").output
      if state.hasPrefix("running") || state.hasPrefix("degraded") { return true }
      SteadyClock.sleep(0.1)
    }
    return false
  }

  // MARK: What is done in it

  /// Runs a line of shell to its end there; what it says of errors belongs to its output.
  ///
  /// - Parameter user: Who does it, with all the groups it is in; `nil` is root.
  func run(_ line: String, as user: String? = nil) throws -> BuiltProgram.Run {
    var words = ["-k", "5", "180", "nsenter", "--target", "\(first)", "--all", "env", "-i"]
    words += ["PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"]
    if let user { words += ["setpriv", "--reuid", user, "--regid", user, "--init-groups"] }
    return try BuiltProgram(executable: URL(filePath: "/usr/bin/timeout"))
      .run(words + ["sh", "-c", line], takesErrors: true)
  }

  /// Runs what has to work.
  ///
  /// - Returns: What it printed, without the last newline.
  @discardableResult
  func need(_ line: String, as user: String? = nil) throws -> String {
    let run = try run(line, as: user)
    guard run.status == 0 else {
      throw SoakError("'\(line)' ended with \(run.status): \(run.output)")
    }
    return run.output.trimmingCharacters(in: .newlines)
  }

  /// Writes a file there, as root.
  func write(_ bytes: some Sequence<UInt8>, to place: String) throws {
    let file = URL(filePath: root + place)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
