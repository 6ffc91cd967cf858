import Foundation
import TestSupport
import Verdicts
import JSON

/// A spool that is served by a user of its own, from whom alone the machine can withhold things:
/// root is bound by few limits, and another user's processes would count against it.
final class UserOffice {
  /// Where the spool lies, the program, and what the service says.
  let folder: URL
  var spool: String { folder.appending(path: "spool").path }
  /// A number that needs no name and that nobody has, of its group too.
  let user = UInt32.random(in: 100_000...999_999)
  private(set) var service = Process()
  private var program: String { folder.appending(path: "jernih").path }
  private var log: URL { folder.appending(path: "messages") }

  private static let tools = ["/usr/bin/env", "/usr/bin/setpriv", "/usr/bin/prlimit"]
  /// Whether this process can serve as another user.
  static let isPossible =
    geteuid() == 0 && tools.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

  /// An empty spool, not yet served.
  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "jernih-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Its user may not be let into the folder where it was built. Another process copies it: a
    // child that another test starts meanwhile would hold it open for writing, and it could not be
    // run.
    try FileTree.copy(Program.path, folder.appending(path: "jernih").path)
    guard unsafe chown(folder.path, user, user) == 0 else {
      throw Office.OfficeError(text: "chown: errno \(errno)")
    }
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let run = try run([program, "serve", spool, "--once"])
    guard run.status == 0 else { throw Office.OfficeError(text: run.output) }
  }

  deinit {
    if service.isRunning {
      kill(service.processIdentifier, SIGKILL)
      service.waitUntilExit()
    }
    try? FileManager.default.removeItem(at: folder)
  }

  private var asUser: [String] {
    ["/usr/bin/setpriv", "--reuid=\(user)", "--regid=\(user)", "--clear-groups"]
  }

  /// Runs a program as the service's user.
  func run(_ words: [String]) throws -> BuiltProgram.Run {
    let words = asUser + words
    return try BuiltProgram(executable: URL(filePath: words[0]))
      .run(Array(words.dropFirst()), takesErrors: true)
  }

  // MARK: The service

  /// Starts the service, and returns once it watches for drops or has ended.
  ///
  /// - Parameter prefix: A program that starts another, with its words, such as one that sets
  ///   limits.
  func serve(by prefix: [String] = []) throws {
    let messages = try FileHandle(forWritingTo: log)
    _ = try messages.seekToEnd()
    // A signal that whoever runs the tests ignores would be ignored by the service as well.
    let plain = ["/usr/bin/env", "--default-signal"]
    let words = plain + prefix + asUser + [program, "serve", spool, "--workers", "2"]
    service = Process()
    service.executableURL = URL(filePath: words[0])
    service.arguments = Array(words.dropFirst())
    service.standardInput = FileHandle.nullDevice
    service.standardOutput = FileHandle.nullDevice
    service.standardError = messages
    let before = leases
    try service.run()
    let end = Date(timeIntervalSinceNow: 10)
    while Date() < end, service.isRunning, leases.subtracting(before).isEmpty {
      Thread.sleep(forTimeInterval: 0.005)
    }
  }

  private var leases: Set<String> { Set(names("active").filter { $0.hasSuffix(".lease") }) }

  /// Ends the service as an administrator does.
  func stop() {
    if service.isRunning { service.terminate() }
    service.waitUntilExit()
  }

  /// Everything that services have said, one line each.
  var messages: [String] {
    ((try? String(contentsOf: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }

  // MARK: Limits of processes that run

  /// Sets a soft limit for the service and then for its workers.
  ///
  /// - Parameter amount: `nil` lifts it as far as it can be.
  func limit(_ resource: String, to amount: Int?) throws {
    let pid = service.processIdentifier
    try limit(resource, of: pid, to: amount)
    // Those that come now have what the service has.
    for worker in ProcessTree.children(of: pid) {
      // One may be gone by now, or be going.
      try? limit(resource, of: worker, to: amount)
    }
  }

  private func limit(_ resource: String, of process: pid_t, to amount: Int?) throws {
    let ask = ["/usr/bin/prlimit", "--pid", "\(process)"]
    var value = amount.map { "\($0)" }
    if value == nil {
      let hard = try run(ask + ["--\(resource)", "--output=HARD", "--noheadings", "--raw"])
      value = hard.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let set = try run(ask + ["--\(resource)=\(value ?? ""):"])
    guard set.status == 0 else { throw Office.OfficeError(text: set.output) }
  }

  // MARK: A sender's side

  /// Builds a drop in `tmp/`, to be renamed later.
  func prepare(_ bytes: Data, as name: String) throws {
    try bytes.write(to: folder.appending(path: "spool/tmp/" + name))
  }

  func send(_ name: String) throws {
    guard unsafe rename("\(spool)/tmp/\(name)", "\(spool)/new/\(name)") == 0 else {
      throw Office.OfficeError(text: "\(name) cannot be renamed into new/: errno \(errno)")
    }
  }

  /// What was said of each case, whose names begin so.
  func verdicts(of cases: String) -> [String: [String]] {
    var all: [String: [String]] = [:]
    for name in names("outbox") {
      let file = folder.appending(path: "spool/outbox/" + name)
      guard let bytes = try? Data(contentsOf: file), let event = try? JSON.parse([UInt8](bytes)),
        let caseID = event["case"]?.string, caseID.hasPrefix(cases)
      else { continue }
      all[caseID, default: []].append(event["verdict"]?.string ?? event["type"]?.string ?? "?")
    }
    return all
  }

  func names(_ place: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(spool)/\(place)")) ?? []
  }
}
