import Foundation
import Inspection

/// strace(1), where the machine has it.
enum Strace {
  private static let path = "/usr/bin/strace"
  /// Whether there is a strace, it may trace, and there is a sandbox to look at.
  static var isAtHand: Bool {
    FileManager.default.isExecutableFile(atPath: path) && Confinement.missing.isEmpty
      && (try? run(["-o", "/dev/null", "/bin/true"])) == 0
  }

  /// Runs a command under strace, whose options come first.
  static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The names of the calls in one process's trace, in order.
  static func calls(_ trace: URL) throws -> [Substring] {
    try String(contentsOf: trace, encoding: .utf8).split(separator: "\n").compactMap { line in
      guard let end = line.firstIndex(of: "("), line.first?.isLetter == true else { return nil }
      return line[..<end]
    }
  }
}
