import Glibc

/// Paths that lie below no root: what a user named, and what the kernel tells in `/proc`. Links are
/// followed, for they are the user's own.
extension FileGate {
  /// Opens a file for reading, never waiting for a FIFO's other end.
  package func openOutside(_ path: String) throws(FileError) -> Descriptor {
    let raw = try performOutside(.open, path) {
      unsafe Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }
    return Descriptor(owning: raw)
  }

  /// SHA-256 of a file.
  package func digestOutside(_ path: String) throws(FileError) -> SHA256Digest {
    let file = try openOutside(path)
    return try digest(file, RelativePath(path))
  }

  /// Makes a directory; one that is there is no failure.
  package func makeDirectoryOutside(_ path: String, mode: UInt32) throws(FileError) {
    _ = try FileError.accepting(EEXIST) { () throws(FileError) in
      _ = try performOutside(.mkdir, path) { unsafe mkdir(path, mode_t(mode)) }
    }
  }

  /// The first line of a small file without its line feed; empty where there is none.
  package func firstLineOutside(_ path: String) throws(FileError) -> String {
    let file = try openOutside(path)
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = try read(file, RelativePath(path), into: &buffer)
    return String(
      decoding: buffer[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// What a symbolic link holds, at most 255 bytes of it.
  package func linkOutside(_ path: String) throws(FileError) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    let count = try performOutside(.read, path) {
      unsafe Int32(readlink(path, &buffer, buffer.count - 1))
    }
    return String(decoding: buffer[..<Int(count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func performOutside(_ call: SystemCall, _ path: String, _ body: () -> Int32)
    throws(FileError) -> Int32
  {
    do {
      return Int32(try perform(call, RelativePath(path)) { _ in Int(body()) })
    } catch {
      // What is below no root is told as it was given.
      guard let number = error.errorNumber else { throw error }
      let place = EntryName(path).description
      throw .machine(SystemFailure(call: call, place: place, number: number))
    }
  }
}
