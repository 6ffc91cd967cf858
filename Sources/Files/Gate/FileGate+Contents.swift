import CSystem
import Glibc

/// Bytes: opening, reading, writing and making durable.
extension FileGate {
  /// Opens what is there, never a link and never waiting for a FIFO's other end.
  package func openForReading(_ path: RelativePath) throws(FileError) -> Descriptor {
    try open(path, .open, O_RDONLY | O_NONBLOCK | O_NOCTTY)
  }

  /// Opens a directory.
  package func openDirectory(_ path: RelativePath) throws(FileError) -> Descriptor {
    try open(path, .open, O_RDONLY | O_DIRECTORY)
  }

  /// Makes a new file with exactly `mode`, of `group` if given; fails with EEXIST on any name
  /// there.
  package func createFile(_ path: RelativePath, mode: UInt32, group: UInt32? = nil)
    throws(FileError) -> Descriptor
  {
    let file = try open(path, .create, O_WRONLY | O_CREAT | O_EXCL, mode: mode & 0o600)
    if let group, try info(file, path).group != group { try setGroup(file, path, group: group) }
    try setMode(file, path, mode: mode)
    return file
  }

  /// Opens a file to append to, making it with 0600 where it is missing.
  package func openForAppending(_ path: RelativePath) throws(FileError) -> Descriptor {
    try open(path, .create, O_WRONLY | O_CREAT | O_APPEND, mode: 0o600)
  }

  /// Opens a file to change bytes within it.
  package func openForChanging(_ path: RelativePath) throws(FileError) -> Descriptor {
    try open(path, .open, O_WRONLY)
  }

  private func open(_ path: RelativePath, _ call: SystemCall, _ flags: Int32, mode: UInt32 = 0)
    throws(FileError) -> Descriptor
  {
    let raw = try perform(call, path) { _ in
      let result = unsafe path.withCString {
        unsafe openat(root.raw, $0, flags | O_NOFOLLOW | O_CLOEXEC, mode_t(mode))
      }
      return Int(result)
    }
    return Descriptor(owning: Int32(raw))
  }

  /// A second descriptor of the same open file.
  package func duplicate(_ file: borrowing Descriptor, _ place: RelativePath) throws(FileError)
    -> Descriptor
  {
    let raw = file.raw
    return Descriptor(
      owning: Int32(try perform(.open, place) { _ in Int(fcntl(raw, F_DUPFD_CLOEXEC, 0)) }))
  }

  /// What an open file is.
  package func info(_ file: borrowing Descriptor, _ place: RelativePath) throws(FileError)
    -> FileInfo
  {
    var stat = stat()
    let raw = file.raw
    try perform(.fstat, place) { _ in Int(unsafe fstat(raw, &stat)) }
    return FileInfo(stat)
  }

  /// Reads the next bytes into the front of `buffer`. 0 is the end of the file.
  package func read(
    _ file: borrowing Descriptor, _ place: RelativePath, into buffer: inout [UInt8]
  ) throws(FileError) -> Int {
    let raw = file.raw
    return try perform(.read, place) { _ in
      unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(raw, $0.baseAddress, $0.count) }
    }
  }

  /// At most `count` bytes from `offset` on; fewer only at the end of the file.
  package func read(
    _ file: borrowing Descriptor, _ place: RelativePath, at offset: Int, count: Int
  ) throws(FileError) -> [UInt8] {
    let raw = file.raw
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let more = try perform(.read, place) { _ in
        unsafe bytes.withUnsafeMutableBytes { buffer in
          let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
          return unsafe pread(raw, rest.baseAddress, rest.count, off_t(offset + filled))
        }
      }
      if more == 0 { break }
      filled += more
    }
    return Array(bytes.prefix(filled))
  }

  /// Writes all of `bytes`, however often the kernel takes less.
  package func write(
    _ file: borrowing Descriptor, _ place: RelativePath, _ bytes: some RandomAccessCollection<UInt8>
  ) throws(FileError) {
    let all = ContiguousArray(bytes)
    let raw = file.raw
    var offset = 0
    while offset < all.count {
      offset += try perform(.write, place) { short in
        unsafe all.withUnsafeBytes { buffer in
          let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
          return unsafe Glibc.write(raw, rest.baseAddress, short ? 1 : rest.count)
        }
      }
    }
  }

  /// Moves to where the next write goes, in bytes from the start of the file.
  package func seek(_ file: borrowing Descriptor, _ place: RelativePath, to offset: Int)
    throws(FileError)
  {
    let raw = file.raw
    try perform(.open, place) { _ in lseek(raw, off_t(offset), SEEK_SET) }
  }

  /// Copies a file from its present offset to its end.
  package func copy(
    _ source: borrowing Descriptor, _ from: RelativePath, to file: borrowing Descriptor,
    _ place: RelativePath
  ) throws(FileError) {
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try read(source, from, into: &chunk)
      if count == 0 { return }
      try write(file, place, chunk[..<count])
    }
  }

  /// Makes a file's bytes durable. Asked once: after a failure the file must be written anew.
  package func sync(_ file: borrowing Descriptor, _ place: RelativePath) throws(FileError) {
    let raw = file.raw
    try perform(.fsync, place) { _ in Int(fsync(raw)) }
  }

  /// Makes everything on the file system of an open file durable, bytes and names. It fails where
  /// something could not be written since that file was opened; asked once, like an fsync.
  package func syncFileSystem(_ file: borrowing Descriptor, _ place: RelativePath)
    throws(FileError)
  {
    let raw = file.raw
    try perform(.syncfs, place) { _ in Int(csystem_sync_file_system(raw)) }
  }

  /// Makes a directory's names durable.
  package func syncDirectory(_ path: RelativePath) throws(FileError) {
    let directory = try openDirectory(path)
    try sync(directory, path)
  }

  /// Gives an open file exactly this mode.
  package func setMode(_ file: borrowing Descriptor, _ place: RelativePath, mode: UInt32)
    throws(FileError)
  {
    let raw = file.raw
    try perform(.fchmod, place) { _ in Int(fchmod(raw, mode_t(mode))) }
  }

  /// Gives an open file to a group.
  package func setGroup(_ file: borrowing Descriptor, _ place: RelativePath, group: UInt32)
    throws(FileError)
  {
    let raw = file.raw
    try perform(.fchown, place) { _ in Int(fchown(raw, uid_t.max, gid_t(group))) }
  }

  /// Stamps a file with the file system's own present time.
  package func touch(_ path: RelativePath) throws(FileError) {
    try perform(.touch, path) { _ in
      let result = unsafe path.withCString {
        unsafe utimensat(root.raw, $0, nil, AT_SYMLINK_NOFOLLOW)
      }
      return Int(result)
    }
  }

  /// Bytes that an ordinary user may still write on the file system of `path`.
  package func freeBytes(at path: RelativePath) throws(FileError) -> UInt64 {
    try space(at: path).freeBytes
  }

  /// The same, and all the bytes of that file system.
  package func space(at path: RelativePath) throws(FileError) -> (
    freeBytes: UInt64, totalBytes: UInt64
  ) {
    let directory = try openDirectory(path)
    let raw = directory.raw
    var space = statvfs()
    try perform(.statvfs, path) { _ in Int(unsafe fstatvfs(raw, &space)) }
    let unit = UInt64(space.f_frsize)
    return (UInt64(space.f_bavail) * unit, UInt64(space.f_blocks) * unit)
  }

  /// Writes a whole new file; durable in content but not in name when `durable`.
  package func writeFile(
    _ path: RelativePath, _ bytes: some RandomAccessCollection<UInt8>, mode: UInt32,
    group: UInt32? = nil, durable: Bool
  ) throws(FileError) {
    let file = try createFile(path, mode: mode, group: group)
    try write(file, path, bytes)
    if durable { try sync(file, path) }
  }

  /// The whole of a plain file of at most `limitBytes`; `nil` where it is missing.
  ///
  /// - Throws: ``FileError/input(_:)`` where it is longer or no plain file.
  package func readFile(_ path: RelativePath, limitBytes: Int) throws(FileError) -> [UInt8]? {
    guard let file = try openPlainFile(path) else { return nil }
    let info = try info(file, path)
    guard info.sizeBytes <= Int64(limitBytes) else {
      throw .input("\(path) is longer than \(limitBytes) bytes")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(Int(info.sizeBytes) + 1, 1 << 18))
    while true {
      let count = try read(file, path, into: &chunk)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limitBytes else {
        throw .input("\(path) is longer than \(limitBytes) bytes")
      }
    }
  }

  /// The first bytes of a plain file, at most `bytesMaximum`; `nil` where it is missing.
  ///
  /// - Throws: ``FileError/input(_:)`` where it is no plain file.
  package func readHead(_ path: RelativePath, bytesMaximum: Int) throws(FileError) -> [UInt8]? {
    guard let file = try openPlainFile(path) else { return nil }
    return try read(file, path, at: 0, count: bytesMaximum)
  }

  /// SHA-256 of a file.
  package func digest(of path: RelativePath) throws(FileError) -> SHA256Digest {
    let file = try openForReading(path)
    return try digest(file, path)
  }

  /// SHA-256 of what is left of an open file.
  func digest(_ file: borrowing Descriptor, _ path: RelativePath) throws(FileError)
    -> SHA256Digest
  {
    var hash = SHA256()
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try read(file, path, into: &chunk)
      if count == 0 { return hash.digest() }
      hash.update(chunk[..<count])
    }
  }

  private func openPlainFile(_ path: RelativePath) throws(FileError) -> Descriptor? {
    let file: Descriptor
    do {
      file = try openForReading(path)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
    guard try info(file, path).kind == .file else { throw .input("\(path) is no plain file") }
    return file
  }
}
