import Foundation
import TestSupport
import Verdicts
import JSON

/// A spool of its own for one run, with the program that serves it.
final class SoakSpool {
  let folder: URL
  var path: String { folder.appending(path: "spool").path }
  private var policy: String { folder.appending(path: "policy.json5").path }
  private let isKept: Bool

  /// `jernih`, beside this program.
  private static let program = BuiltProgram("jernih")
  /// What starts it, and the words before its own.
  private let launcher: (program: BuiltProgram, words: [String])

  /// - Parameters:
  ///   - limits: What the policy's `limits.spool` says beside its defaults, as JSON5.
  ///   - folder: Where it is made; `nil` is the folder of the options.
  ///   - user: Whose it is and who serves it, a number that needs no name, in a group of the same
  ///     number; `nil` is whoever runs this. Only root may ask for another.
  init(
    _ options: Options, limits: String = "", in folder: String? = nil, as user: UInt32? = nil
  ) throws {
    guard FileManager.default.isExecutableFile(atPath: Self.program.executable.path) else {
      throw SoakError("no \(Self.program.executable.path): build it first")
    }
    let base =
      (folder ?? options.folder).map { URL(filePath: $0) }
      ?? FileManager.default.temporaryDirectory
    self.folder = base.appending(path: "jernih-soak-\(getpid())")
    isKept = options.isKept
    try FileManager.default.createDirectory(
      at: self.folder, withIntermediateDirectories: true)
    if let user {
      // Its user may not be let into the folder where it was built.
      let copy = self.folder.appending(path: "jernih")
      try FileManager.default.copyItem(at: Self.program.executable, to: copy)
      guard unsafe chown(self.folder.path, user, user) == 0 else {
        throw SoakError("only root may serve as another user", isForbidden: true)
      }
      launcher = (
        BuiltProgram(executable: URL(filePath: "/usr/bin/setpriv")),
        ["--reuid=\(user)", "--regid=\(user)", "--clear-groups", copy.path]
      )
    } else {
      launcher = (Self.program, [])
    }
    try Data("{ limits: { spool: { \(limits) } } }".utf8).write(to: URL(filePath: policy))
    let run = try run("serve", path, "--once", "--policy", policy)
    guard run.status == 0 else { throw SoakError("no spool could be made: \(run.output)") }
  }

  deinit { if !isKept { try? FileManager.default.removeItem(at: folder) } }

  /// Puts another policy in the place of the services' own, whole at every moment.
  func setPolicy(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: policy), options: .atomic)
  }

  /// Runs the program to its end; what it prints, errors too.
  func run(_ arguments: String...) throws -> BuiltProgram.Run {
    try launcher.program.run(launcher.words + arguments, takesErrors: true)
  }

  /// Starts a service; its messages go to a file beside the spool.
  func serve(_ number: Int, workers: Int, isWatching: Bool = true) throws -> RunningService {
    let log = folder.appending(path: "service-\(number).log").path
    if !FileManager.default.fileExists(atPath: log) {
      _ = FileManager.default.createFile(atPath: log, contents: nil)
    }
    guard let messages = FileHandle(forUpdatingAtPath: log) else {
      throw SoakError("\(log) cannot be written")
    }
    _ = try messages.seekToEnd()
    var arguments = launcher.words + ["serve", path, "--workers", "\(workers)", "--policy", policy]
    if !isWatching { arguments.append("--no-inotify") }
    return try RunningService(launcher.program.executable, arguments, messages: messages)
  }

  /// What services have said, one line each.
  func messages() -> [String] {
    let logs = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return logs.filter { $0.hasSuffix(".log") }.sorted().flatMap { name -> [String] in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return (text ?? "").split(separator: "\n").map(String.init)
    }
  }

  /// Waits until so many services have begun to watch for drops.
  func awaitStart(of count: Int) throws {
    let isReady = SteadyClock.wait(atMost: 60, every: 0.05) {
      names("active").count { $0.hasSuffix(".lease") } == count
    }
    guard isReady != nil else { throw SoakError("the services did not start") }
  }

  /// Waits until these services alone hold leases: those that were started last have taken down
  /// what the killed ones left.
  func awaitLeases(of services: [RunningService]) throws {
    let wanted = Set(services.map { String($0.pid) })
    let isReady = SteadyClock.wait(atMost: 60, every: 0.05) {
      let leases = names("active").filter { $0.hasSuffix(".lease") }
      let owners = leases.map { name -> String in
        let lines = String(decoding: read("active/" + name) ?? [], as: UTF8.self).split(
          separator: "\n", omittingEmptySubsequences: false)
        return lines.count > 3 ? String(lines[3]) : ""
      }
      return leases.count == services.count && Set(owners) == wanted
    }
    guard isReady != nil else { throw SoakError("killed services were not taken down") }
  }

  // MARK: A sender's side

  /// Builds a drop in `tmp/`, to be renamed later.
  func prepare(_ bytes: [UInt8], as name: String) throws {
    try write(bytes, to: "tmp/" + name)
  }

  /// Renames what was prepared.
  func send(_ name: String) throws {
    guard unsafe rename("\(path)/tmp/\(name)", "\(path)/new/\(name)") == 0 else {
      throw SoakError("\(name) cannot be renamed into new/: errno \(errno)")
    }
  }

  /// Writes a file below the spool.
  func write(_ bytes: [UInt8], to place: String) throws {
    let file = unsafe open("\(path)/\(place)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0, unsafe Glibc.write(file, bytes, bytes.count) == bytes.count,
      close(file) == 0
    else { throw SoakError("\(place) cannot be written: errno \(errno)") }
  }

  var files: SpoolFiles { SpoolFiles(path: path) }
  func read(_ place: String) -> [UInt8]? { files.read(place) }
  func names(_ place: String) -> [String] { files.names(place) }
  func exists(_ place: String) -> Bool { files.exists(place) }

  /// Photos that are nowhere at rest yet.
  func unfinished() throws -> Int {
    let status = try JSON.parse(Array(run("status", path, "--format", "json").output.utf8))
    return ["new", "active", "deferred"].reduce(0) { $0 + (status[$1]?.integer ?? 0) }
  }

  /// Waits until every drop has found its place.
  ///
  /// - Parameter meanwhile: Done before each look.
  /// - Returns: Whether that came to be in time.
  func awaitRest(seconds: Double, meanwhile: () throws -> Void = {}) throws -> Bool {
    let end = SteadyClock.seconds + seconds
    while SteadyClock.seconds < end {
      try meanwhile()
      if names("new").isEmpty, try unfinished() == 0 { return true }
      SteadyClock.sleep(0.1)
    }
    return false
  }

  /// Waits until so many drops are told of and nothing is under way, as long as there is progress;
  /// a minute without any is the end.
  ///
  /// - Returns: Whether that came to be.
  func awaitEvents(_ count: Int) throws -> Bool {
    var answered = 0
    var last = SteadyClock.seconds
    while SteadyClock.seconds - last < 60 {
      let now = names("outbox").count
      if now > answered { last = SteadyClock.seconds }
      answered = now
      if answered >= count, try awaitRest(seconds: 60) { return true }
      SteadyClock.sleep(0.5)
    }
    return false
  }

  /// What `jernih status --verify` finds.
  func verify() throws -> [String] {
    let run = try run("status", path, "--verify", "--policy", policy)
    guard run.status != 0 else { return [] }
    let lines = run.output.split(separator: "\n").map { "verify: \($0)" }
    return lines + ["verify ended with \(run.status)"]
  }
}
