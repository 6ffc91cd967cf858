import Glibc

/// The two streams: results to standard output, everything else to standard error.
enum Output {
  /// Writes results. A reader that went away ends the process quietly, as in any filter.
  static func result(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

  /// Writes results that are bytes already.
  static func result(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// Writes diagnostics and progress.
  static func error(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  /// Results cannot be written: one line says so, and the exit status that the work was not done.
  private static func fail(_ code: Int32) -> Never {
    let word = CommandLine.arguments.dropFirst().first ?? ""
    // The command, unless an option stands there.
    let isWord = !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    error("jernih: \(isWord ? word + ": " : "")standard output: \(SystemMessage.of(code))\n")
    exit(2)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes[offset...].withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        if descriptor == STDOUT_FILENO { fail(errno) }
        return
      }
      offset += count
    }
  }
}
