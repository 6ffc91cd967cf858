import CSystem
import Glibc

/// The names in one directory, one at a time, in the order of the file system.
@safe package final class DirectoryListing {
  private let path: RelativePath
  private let gate: FileGate
  private let stream: OpaquePointer
  /// Whether the entry that was given last is a folder; `nil` where the file system does not say.
  private(set) var isFolder: Bool?

  /// Opens the directory.
  ///
  /// - Throws: ``FileError/machine(_:)``, ENOENT where it is missing.
  package init(_ path: RelativePath, gate: FileGate) throws(FileError) {
    self.path = path
    self.gate = gate
    let directory = try gate.openDirectory(path)
    var opened: OpaquePointer?
    try gate.perform(.list, path) { _ in
      unsafe opened = fdopendir(directory.raw)
      return unsafe opened == nil ? -1 : 0
    }
    // The descriptor is the stream's from here on.
    _ = directory.take()
    guard let stream = unsafe opened else { preconditionFailure("a failure was thrown above") }
    unsafe self.stream = stream
  }

  deinit { unsafe closedir(stream) }

  /// The next name but `.` and `..`; `nil` at the end.
  package func next() throws(FileError) -> EntryName? {
    var found: EntryName?
    try gate.perform(.list, path) { _ in
      var name: UnsafePointer<CChar>?
      var length = 0
      var folder: Int32 = -1
      let result = unsafe csystem_next_entry(stream, &name, &length, &folder)
      if result == 1, let name = unsafe name {
        isFolder = folder < 0 ? nil : folder == 1
        found = EntryName(
          unsafe UnsafeBufferPointer(start: name, count: length).map { UInt8(bitPattern: $0) })
      }
      return Int(result)
    }
    return found
  }
}
