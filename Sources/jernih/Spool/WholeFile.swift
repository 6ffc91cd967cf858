import Glibc

/// A file for others to read that is there whole or as it was before: written beside its place and
/// renamed into it.
enum WholeFile {
  private static let mode: mode_t = 0o644

  /// Writes a file.
  ///
  /// - Throws: ``CommandError`` with the path and why; nothing is left then.
  static func write(_ text: String, to path: ArgumentBytes) throws {
    let beside = path.bytes + Array(".XXXXXX".utf8)
    var template = beside.map { CChar(bitPattern: $0) } + [0]
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    let draft = ArgumentBytes(template.dropLast().map { UInt8(bitPattern: $0) })
    var error: CommandError?
    if !put(Array(text.utf8), descriptor) || fchmod(descriptor, mode) != 0 || fsync(descriptor) != 0
    {
      error = failure(path)
    }
    close(descriptor)
    if error == nil {
      let isDone = unsafe draft.withCString { from in
        unsafe path.withCString { unsafe rename(from, $0) == 0 }
      }
      if !isDone { error = failure(path) }
    }
    guard let error else { return }
    _ = unsafe draft.withCString { unsafe unlink($0) }
    throw error
  }

  private static func put(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes[offset...].withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }

  private static func failure(_ path: ArgumentBytes) -> CommandError {
    CommandError("\(path.display): \(SystemMessage.of(errno))")
  }
}
