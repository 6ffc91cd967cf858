import Foundation
import TestSupport

/// One `jernih serve` and the processes below it.
final class RunningService {
  private let process = Process()
  private let messages: FileHandle

  init(_ executable: URL, _ arguments: [String], messages: FileHandle) throws {
    self.messages = messages
    process.executableURL = executable
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
  }

  var pid: pid_t { process.processIdentifier }
  var isRunning: Bool { process.isRunning }

  func signal(_ number: Int32) { kill(pid, number) }

  /// Ends it at once.
  func kill9() {
    signal(SIGKILL)
    process.waitUntilExit()
  }

  /// Asks it to end.
  ///
  /// - Returns: How many seconds it took; `nil` where it ended by other means than status 0.
  func terminate() -> Double? {
    let start = SteadyClock.seconds
    process.terminate()
    process.waitUntilExit()
    let isClean = process.terminationReason == .exit && process.terminationStatus == 0
    return isClean ? SteadyClock.seconds - start : nil
  }

  /// All processes below it: its nurseries and their photos' children.
  var workers: [pid_t] { ProcessTree.below(pid) }

  /// Processor time of the service itself, its workers not counted, in seconds.
  var processorSeconds: Double {
    // Fields 14 and 15, counted behind the command's name in brackets.
    let stat = Self.text("/proc/\(pid)/stat")
    guard let end = stat.lastIndex(of: ")") else { return 0 }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    guard fields.count > 13 else { return 0 }
    let ticks = (Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0)
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The most memory that was resident at once, in bytes.
  var peakBytes: Int {
    let line = Self.text("/proc/\(pid)/status").split(separator: "\n")
      .first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
    return (kilobytes.flatMap { Int($0) } ?? 0) << 10
  }

  private static func text(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}
