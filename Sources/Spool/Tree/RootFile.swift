package import Files

/// The two files that lie in a spool beside its folders: whoever may enter the spool may read them.
package enum RootFile: String, CaseIterable, Sendable {
  /// Says that the folder is a spool.
  case mark = "spool.json"
  /// The policy in force.
  case policy = "policy.json"

  /// Its path below the spool's root.
  package var path: RelativePath { RelativePath(rawValue) }

  /// The mode it is made with.
  package static let mode: UInt32 = 0o644
  /// The longest that is read, in bytes.
  package static let bytesMaximum = 1 << 20
}

extension SpoolTree {
  /// What one of the two files holds; `nil` where it is missing.
  ///
  /// - Throws: ``FileError`` where it cannot be read, is too long or no plain file.
  package func contents(of file: RootFile) throws(FileError) -> [UInt8]? {
    try gate.readFile(file.path, limitBytes: RootFile.bytesMaximum)
  }

  /// The same of the spool at `path`, for whoever may not look at its folders.
  package static func contents(of file: RootFile, in path: String) throws(FileError) -> [UInt8]? {
    try gate(to: path).readFile(file.path, limitBytes: RootFile.bytesMaximum)
  }

  /// What one of the two files is; `nil` where it is missing. While it is the same, so are its
  /// bytes: each is replaced whole.
  package func info(of file: RootFile) throws(FileError) -> FileInfo? {
    try gate.info(file.path)
  }
}
