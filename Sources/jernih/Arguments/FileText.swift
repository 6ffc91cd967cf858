import Glibc

/// Reads and writes whole files that a command line names.
enum FileText {
  /// The most bytes that a file may have which is read: a list of names, say.
  private static let bytesMaximum = 256 << 20
  /// Of files that are written.
  private static let mode: mode_t = 0o644

  /// The whole of a file; `-` is standard input.
  ///
  /// - Throws: ``CommandError`` where it cannot be read, or is longer than such a file may be.
  static func contents(of path: ArgumentBytes) throws -> [UInt8] {
    var all: [UInt8] = []
    try read(path) { piece in
      all += piece
      guard all.count <= bytesMaximum else { throw CommandError("\(path.display): too long") }
    }
    return all
  }

  /// Reads a file of any length piece by piece; `-` is standard input.
  ///
  /// - Throws: ``CommandError`` where it cannot be read, and what `take` throws.
  static func read(_ path: ArgumentBytes, take: (ArraySlice<UInt8>) throws -> Void) throws {
    let isStandardInput = path.text == "-"
    let descriptor =
      isStandardInput
      ? STDIN_FILENO : unsafe path.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw CommandError("\(path.display): \(SystemMessage.of(errno))")
    }
    defer { if !isStandardInput { close(descriptor) } }
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return }
      if count < 0 {
        if errno == EINTR { continue }
        throw CommandError("\(path.display): \(SystemMessage.of(errno))")
      }
      try take(chunk[..<count])
    }
  }

  /// Puts a text in a file's place: written beside it and renamed, so it is never half there.
  ///
  /// - Parameter isForAll: Whether everybody may read it, whatever this user's mask says.
  /// - Throws: ``CommandError`` where that cannot be done; the file is then as it was, and nothing
  ///   lies beside it.
  static func replace(_ path: ArgumentBytes, with text: String, isForAll: Bool = false) throws {
    let draft = draft(of: path)
    do {
      try write(draft, Array(text.utf8), isForAll: isForAll, named: path)
      try putInPlace(path)
    } catch {
      _ = unsafe draft.withCString { unsafe unlink($0) }
      throw error
    }
  }

  /// Where a file is written that ``putInPlace(_:)`` makes the file itself.
  static func draft(of path: ArgumentBytes) -> ArgumentBytes {
    ArgumentBytes(path.bytes + Array(".new".utf8))
  }

  /// Puts a file's whole draft in its place.
  ///
  /// - Throws: ``CommandError`` where that cannot be done; the file is then as it was.
  static func putInPlace(_ path: ArgumentBytes) throws {
    let draft = draft(of: path)
    let renamed = unsafe draft.withCString { from in
      unsafe path.withCString { unsafe rename(from, $0) }
    }
    guard renamed == 0 else {
      throw CommandError("\(path.display): \(SystemMessage.of(errno))")
    }
  }

  /// Writes a file's bytes; one that is there is overwritten, or gets them at its end. A symbolic
  /// link is not followed.
  ///
  /// - Parameters:
  ///   - isForAll: Whether everybody may read it, whatever this user's mask says.
  ///   - file: What the error names, where the path is that of a draft.
  /// - Throws: ``CommandError``.
  static func write(
    _ path: ArgumentBytes, _ bytes: [UInt8], atEnd: Bool = false, isForAll: Bool = false,
    named file: ArgumentBytes? = nil
  ) throws {
    let name = (file ?? path).display
    let way = atEnd ? O_APPEND : O_TRUNC
    let descriptor = unsafe path.withCString {
      unsafe open($0, O_WRONLY | O_CREAT | way | O_CLOEXEC | O_NOFOLLOW, mode)
    }
    guard descriptor >= 0 else {
      throw CommandError("\(name): \(SystemMessage.of(errno))")
    }
    defer { close(descriptor) }
    if isForAll, fchmod(descriptor, mode) != 0 {
      throw CommandError("\(name): \(SystemMessage.of(errno))")
    }
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes[offset...].withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count >= 0 || errno == EINTR else {
        throw CommandError("\(name): \(SystemMessage.of(errno))")
      }
      offset += max(0, count)
    }
  }
}
