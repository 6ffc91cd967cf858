import Foundation
import Glibc

/// The program with its standard input held open, as a pipe of Spark or GNU parallel does.
final class LiveProgram {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let error = Pipe()
  private var held = Data()

  init(_ arguments: [String]) throws {
    process.executableURL = URL(filePath: Program.path)
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = error
    try process.run()
  }

  /// Writes to its standard input, which stays open.
  func write(_ bytes: [UInt8]) throws { try input.fileHandleForWriting.write(contentsOf: bytes) }

  /// The next line that it prints; `nil` where none comes within so many seconds.
  func line(seconds: Double = 60) -> String? {
    let end = Date(timeIntervalSinceNow: seconds)
    let descriptor = output.fileHandleForReading.fileDescriptor
    while true {
      if let newline = held.firstIndex(of: UInt8(ascii: "\n")) {
        defer { held = Data(held[(newline + 1)...]) }
        return String(decoding: held[..<newline], as: UTF8.self)
      }
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let left = end.timeIntervalSinceNow
      guard left > 0, unsafe poll(&entry, 1, Int32(left * 1000)) > 0 else { return nil }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      held += more
    }
  }

  /// Sends it a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Closes its input and waits for its end.
  ///
  /// - Returns: How it ended, what it printed that no ``line(seconds:)`` took, and its standard
  ///   error.
  func end() throws -> (process: Process, output: String, error: String) {
    try? input.fileHandleForWriting.close()
    held += output.fileHandleForReading.readDataToEndOfFile()
    let said = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process, String(decoding: held, as: UTF8.self), String(decoding: said, as: UTF8.self)
    )
  }
}
