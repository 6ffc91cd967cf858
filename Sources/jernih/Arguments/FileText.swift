import Glibc

/// Writes whole files that a command line names.
enum FileText {
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
