import Foundation

/// A process of the test's own, started without what Foundation does around it: many are started at
/// once from several threads.
final class Spawned {
  enum End: Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  private(set) var pid: pid_t = 0
  private var end: End?

  /// - Parameters:
  ///   - words: A program, sought in `PATH`, and its arguments.
  ///   - errors: The file that takes its standard error.
  init(_ words: [String], errors: String) throws {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(
      &actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    let variables = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    let environment = unsafe variables.map { unsafe strdup($0) } + [nil]
    defer { unsafe (arguments + environment).forEach { unsafe free($0) } }
    var started: pid_t = 0
    let status = unsafe posix_spawnp(
      &started, words[0], &actions, nil, arguments, environment)
    guard status == 0 else { throw Office.OfficeError(text: "cannot start \(words[0])") }
    pid = started
  }

  /// How it ended; `nil` while it runs.
  func ended() -> End? {
    if let end { return end }
    var status: Int32 = 0
    guard unsafe waitpid(pid, &status, WNOHANG) == pid else { return nil }
    let signal = status & 0x7f
    end = signal == 0 ? .exit(status >> 8 & 0xff) : .signal(signal)
    return end
  }

  /// Waits for its end; one that does not come is forced.
  ///
  /// - Returns: `nil` where it had to be forced.
  func wait(seconds: Double) -> End? {
    let limit = Date(timeIntervalSinceNow: seconds)
    while Date() < limit {
      if let end = ended() { return end }
      Thread.sleep(forTimeInterval: 0.005)
    }
    stop()
    return nil
  }

  func signal(_ number: Int32) {
    if ended() == nil { kill(pid, number) }
  }

  /// Ends it at once.
  func stop() {
    signal(SIGKILL)
    while ended() == nil { Thread.sleep(forTimeInterval: 0.002) }
  }

  /// Processor time of the process itself, its children not counted, in seconds.
  var processorSeconds: Double {
    // Fields 14 and 15, counted behind the command's name in brackets.
    guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let end = stat.lastIndex(of: ")")
    else { return 0 }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    guard fields.count > 13 else { return 0 }
    let ticks = (Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0)
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  deinit { if pid > 0 { stop() } }
}
