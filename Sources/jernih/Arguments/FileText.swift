import Glibc

/// Reads and writes whole files that a command line names.
enum FileText {
  /// The most bytes that a file may have which is read: a list of names, say.
  private static let bytesMaximum = 256 << 20

  /// The whole of a file; `-` is standard input.
  ///
  /// - Throws: ``CommandError`` where it cannot be read, or is longer than such a file may be.
  static func contents(of path: ArgumentBytes) throws -> [UInt8] {
    let isStandardInput = path.text == "-"
    let descriptor =
      isStandardInput
      ? STDIN_FILENO : unsafe path.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw CommandError("\(path.display): \(SystemMessage.of(errno))")
    }
    defer { if !isStandardInput { close(descriptor) } }
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count == 0 { return all }
      if count < 0 {
        if errno == EINTR { continue }
        throw CommandError("\(path.display): \(SystemMessage.of(errno))")
      }
      all += chunk[..<count]
      guard all.count <= bytesMaximum else { throw CommandError("\(path.display): too long") }
    }
  }

  /// Puts a text in a file's place: written beside it and renamed, so it is never half there.
  ///
  /// - Throws: ``CommandError`` where that cannot be done; the file is then as it was.
  static func replace(_ path: ArgumentBytes, with text: String) throws {
    let draft = ArgumentBytes(path.bytes + Array(".new".utf8))
    try write(draft, Array(text.utf8))
    let renamed = unsafe draft.withCString { from in
      unsafe path.withCString { unsafe rename(from, $0) }
    }
    guard renamed == 0 else {
      throw CommandError("\(path.display): \(SystemMessage.of(errno))")
    }
  }

  /// Writes a file's bytes; one that is there is overwritten, a symbolic link is not followed.
  ///
  /// - Throws: ``CommandError``.
  static func write(_ path: ArgumentBytes, _ bytes: [UInt8]) throws {
    let descriptor = unsafe path.withCString {
      unsafe open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    }
    guard descriptor >= 0 else {
      throw CommandError("\(path.display): \(SystemMessage.of(errno))")
    }
    defer { close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes[offset...].withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count >= 0 || errno == EINTR else {
        throw CommandError("\(path.display): \(SystemMessage.of(errno))")
      }
      offset += max(0, count)
    }
  }
}
