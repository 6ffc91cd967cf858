package import Foundation

/// A program, by default one of this package as it was built beside the tests.
package struct BuiltProgram {
  /// What a run left behind.
  package struct Run {
    package var status: Int32
    /// What it printed.
    package var output: String
  }

  package let executable: URL

  /// - Parameter name: Its target's.
  package init(_ name: String) {
    let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
    executable = URL(filePath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: name)
  }

  /// - Parameter executable: Where another program is.
  package init(executable: URL) { self.executable = executable }

  /// Runs it to its end.
  ///
  /// - Parameter takesErrors: Whether what it says of errors belongs to the output.
  package func run(_ arguments: [String], takesErrors: Bool) throws -> Run {
    let process = Process()
    let output = Pipe()
    process.executableURL = executable
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = takesErrors ? output : FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self))
  }
}
