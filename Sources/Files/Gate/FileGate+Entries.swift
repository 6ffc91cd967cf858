import CSystem
import Glibc

/// Names: what is there, and how names come, move and go.
extension FileGate {
  /// What is at `path`, the link itself if it is one; `nil` where nothing is.
  package func info(_ path: RelativePath) throws(FileError) -> FileInfo? {
    var stat = stat()
    do {
      try perform(.fstat, path) { _ in
        Int(unsafe path.withCString { unsafe fstatat(root.raw, $0, &stat, AT_SYMLINK_NOFOLLOW) })
      }
    } catch {
      if error.isMissing || error.errorNumber == ENOTDIR { return nil }
      throw error
    }
    return FileInfo(stat)
  }

  /// Whether anything is at `path`.
  package func exists(_ path: RelativePath) throws(FileError) -> Bool { try info(path) != nil }

  /// Sees that `path` is a directory in which this user may list, make and remove names.
  ///
  /// - Throws: ``FileError/machine(_:)`` where it is not.
  package func checkAccess(_ path: RelativePath) throws(FileError) {
    guard try info(path)?.kind == .directory else {
      throw failure(.open, path, ENOTDIR)
    }
    try perform(.fstat, path) { _ in
      Int(
        unsafe path.withCString {
          unsafe faccessat(root.raw, $0, R_OK | W_OK | X_OK, AT_EACCESS)
        })
    }
  }

  /// Whether this process may write what is at `path`, the link itself if it is one.
  package func isWritable(_ path: RelativePath) throws(FileError) -> Bool {
    try FileError.accepting(EACCES, EPERM) { () throws(FileError) in
      try perform(.access, path) { _ in
        Int(
          unsafe path.withCString {
            unsafe faccessat(root.raw, $0, W_OK, AT_EACCESS | AT_SYMLINK_NOFOLLOW)
          })
      }
    }
  }

  /// Makes a directory with exactly `mode`, whatever the umask, of `group` if given.
  ///
  /// It is 0700 until group and mode are right, so nobody sees it wider than meant.
  package func makeDirectory(_ path: RelativePath, mode: UInt32, group: UInt32? = nil)
    throws(FileError)
  {
    try perform(.mkdir, path) { _ in
      Int(unsafe path.withCString { unsafe mkdirat(root.raw, $0, mode_t(mode & 0o700)) })
    }
    let directory = try openDirectory(path)
    if let group, try info(directory, path).group != group {
      try setGroup(directory, path, group: group)
    }
    try setMode(directory, path, mode: mode)
  }

  /// Renames, replacing what is there.
  package func rename(_ from: RelativePath, to: RelativePath) throws(FileError) {
    try rename(from, to: to, flags: 0)
  }

  /// Renames a file or directory and fails with EEXIST where `to` exists.
  ///
  /// Where the file system cannot (NFS), a file is linked and unlinked; a directory is renamed,
  /// which fails by itself on any directory that is not empty.
  package func renameExclusively(_ from: RelativePath, to: RelativePath) throws(FileError) {
    let isDone = try FileError.accepting(EINVAL, ENOSYS) { () throws(FileError) in
      try rename(from, to: to, flags: CSYSTEM_RENAME_NOREPLACE)
    }
    if isDone { return }
    guard try info(from)?.kind == .directory else {
      try link(from, to: to)
      return try unlink(from)
    }
    let isFree = try FileError.accepting(ENOTEMPTY) { () throws(FileError) in
      try rename(from, to: to, flags: 0)
    }
    if !isFree { throw failure(.rename, to, EEXIST) }
  }

  /// Swaps two names; both must exist. Fails with EINVAL where the file system cannot.
  package func exchange(_ one: RelativePath, _ other: RelativePath) throws(FileError) {
    try rename(one, to: other, flags: CSYSTEM_RENAME_EXCHANGE)
  }

  private func rename(_ from: RelativePath, to: RelativePath, flags: UInt32) throws(FileError) {
    try perform(.rename, to) { _ in
      let result = unsafe from.withCString { from in
        unsafe to.withCString { to in unsafe csystem_rename(root.raw, from, to, flags) }
      }
      return Int(result)
    }
  }

  /// Gives a file a second name; fails with EEXIST where `to` exists.
  package func link(_ from: RelativePath, to: RelativePath) throws(FileError) {
    try perform(.link, to) { _ in
      let result = unsafe from.withCString { from in
        unsafe to.withCString { to in unsafe linkat(root.raw, from, root.raw, to, 0) }
      }
      return Int(result)
    }
  }

  /// Removes a name that is no directory's; one that is gone is no failure.
  package func unlink(_ path: RelativePath) throws(FileError) {
    try remove(path, .unlink, flags: 0)
  }

  /// Removes an empty directory; one that is gone is no failure.
  package func removeDirectory(_ path: RelativePath) throws(FileError) {
    try remove(path, .rmdir, flags: AT_REMOVEDIR)
  }

  private func remove(_ path: RelativePath, _ call: SystemCall, flags: Int32) throws(FileError) {
    _ = try FileError.accepting(ENOENT) { () throws(FileError) in
      try perform(call, path) { _ in
        Int(unsafe path.withCString { unsafe unlinkat(root.raw, $0, flags) })
      }
    }
  }

  /// Removes a directory of one's own and all in it, at most `depth` levels down.
  package func removeTree(_ path: RelativePath, depth: Int = 4) throws(FileError) {
    guard let info = try info(path) else { return }
    guard info.kind == .directory else { return try unlink(path) }
    guard depth > 0 else {
      throw .configuration("\(path) is nested deeper than anything that is made here")
    }
    for name in try names(in: path) { try removeTree(path.appending(name), depth: depth - 1) }
    try removeDirectory(path)
  }

  /// All names in a folder of bounded size, in byte order; none where the folder is missing.
  ///
  /// - Complexity: Memory grows with the folder: a huge one is walked by ``DirectoryListing``.
  package func names(in path: RelativePath) throws(FileError) -> [EntryName] {
    var names: [EntryName] = []
    _ = try FileError.accepting(ENOENT) { () throws(FileError) in
      let listing = try DirectoryListing(path, gate: self)
      while let name = try listing.next() { names.append(name) }
    }
    return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// The same, of what is a folder itself: neither files nor links.
  package func folderNames(in path: RelativePath) throws(FileError) -> [EntryName] {
    var names: [EntryName] = []
    _ = try FileError.accepting(ENOENT) { () throws(FileError) in
      let listing = try DirectoryListing(path, gate: self)
      while let name = try listing.next() {
        var isFolder = listing.isFolder
        if isFolder == nil { isFolder = try info(path.appending(name))?.kind == .directory }
        if isFolder == true { names.append(name) }
      }
    }
    return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }
}
