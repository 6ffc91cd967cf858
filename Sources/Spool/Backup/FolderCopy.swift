import Files
import Glibc

/// Makes folders of a copy like those of a spool that goes on changing: plain files and folders,
/// with their modes and groups.
///
/// What is gone by the time that it is looked at is gone from the copy as well. Nothing is durable
/// before ``sync()``.
final class FolderCopy {
  let source: FileGate
  let target: FileGate
  /// The copy's folder, open since before anything was written: what fails to reach the disk
  /// meanwhile, in whoever's hands, is told to it.
  private let folder: Descriptor
  /// Whether what an earlier run has copied may be taken for the same as on the spool.
  private let trustsEarlier: Bool
  /// What could not be copied: no plain file, or one that this user may not read.
  private(set) var leftOut: [PassedOver] = []
  /// How deep folders lie in each other at the most.
  private static let depthMaximum = 4
  private static let draft = RelativePath("copy.part")

  init(from source: FileGate, to target: FileGate, trustsEarlier: Bool) throws(FileError) {
    self.source = source
    self.target = target
    self.trustsEarlier = trustsEarlier
    folder = try target.openDirectory(.root)
  }

  /// Makes an entry of the copy like that of the spool.
  ///
  /// - Parameters:
  ///   - isSkipped: Names in the folder itself that are left away.
  ///   - areFixed: Whether its files are never changed once they are there, so that one that was
  ///     copied before is the same.
  /// - Returns: Whether there is such an entry; otherwise the copy has none.
  /// - Throws: ``FileError`` of the copy's disk, and of the spool's where that fails as a whole.
  @discardableResult
  func mirror(
    _ path: RelativePath, as copy: RelativePath? = nil, areFixed: Bool = false,
    isSkipped: (EntryName) -> Bool = { _ in false }
  ) throws(FileError) -> Bool {
    try mirror(
      path, as: copy ?? path, areFixed: areFixed, depth: Self.depthMaximum, isSkipped: isSkipped)
  }

  private func mirror(
    _ path: RelativePath, as copy: RelativePath, areFixed: Bool, depth: Int,
    isSkipped: (EntryName) -> Bool
  ) throws(FileError) -> Bool {
    guard let info = try source.info(path) else {
      try target.removeTree(copy)
      return false
    }
    do {
      switch info.kind {
      case .file: try copyFile(path, info, to: copy, isFixed: areFixed)
      case .directory where depth > 0:
        try mirrorFolder(
          path, info, as: copy, areFixed: areFixed, depth: depth, isSkipped: isSkipped)
      default: leaveOut(path, "a \(info.kind)")
      }
      return true
    } catch {
      guard error.isMissing, try !source.exists(path) else { throw error }
      try target.removeTree(copy)
      return false
    }
  }

  private func mirrorFolder(
    _ path: RelativePath, _ info: FileInfo, as copy: RelativePath, areFixed: Bool, depth: Int,
    isSkipped: (EntryName) -> Bool
  ) throws(FileError) {
    let names = try source.names(in: path).filter { !isSkipped($0) }
    if try !target.exists(copy) {
      // Where this user may not give it the group it stays the user's own.
      _ = try FileError.accepting(EPERM) { () throws(FileError) in
        try target.makeDirectory(copy, mode: info.mode, group: info.group)
      }
    }
    let kept = Set(names)
    let there = try target.names(in: copy)
    for name in there where !kept.contains(name) { try target.removeTree(copy.appending(name)) }
    // Of an attempt with the same verdict the original is the same, too.
    let verdict = EntryName(CaseLayout.verdict)
    let isSame =
      kept.contains(verdict) && there.contains(verdict)
      && isEqual(path.appending(verdict), copy.appending(verdict))
    for name in names {
      let isOriginal = CaseLayout.originalExtension(of: name.description) != nil
      _ = try mirror(
        path.appending(name), as: copy.appending(name),
        areFixed: areFixed || isSame && isOriginal, depth: depth - 1, isSkipped: { _ in false })
    }
  }

  private func isEqual(_ one: RelativePath, _ other: RelativePath) -> Bool {
    let limit = CaseLayout.verdictBytesMaximum
    guard let bytes = try? source.readFile(one, limitBytes: limit) else { return false }
    return (try? target.readFile(other, limitBytes: limit)) == bytes
  }

  /// Copies a file beside its place and renames it: no half file has the name of a whole one.
  private func copyFile(
    _ path: RelativePath, _ info: FileInfo, to copy: RelativePath, isFixed: Bool
  ) throws(FileError) {
    if isFixed, trustsEarlier, let there = try target.info(copy), there.kind == .file,
      there.sizeBytes == info.sizeBytes
    {
      return
    }
    let file: Descriptor
    do {
      file = try source.openForReading(path)
    } catch {
      guard let number = error.errorNumber, [EACCES, EPERM, ELOOP].contains(number) else {
        throw error
      }
      return leaveOut(path, error.description)
    }
    let made = try createDraft(like: info)
    try source.copy(file, path, to: made, Self.draft)
    if try target.info(copy)?.kind == .directory { try target.removeTree(copy) }
    try target.rename(Self.draft, to: copy)
  }

  /// A new file of the group of another where this user may give it that, readable by this user.
  private func createDraft(like info: FileInfo) throws(FileError) -> Descriptor {
    let mode = info.mode & 0o777 | 0o400
    try target.unlink(Self.draft)
    do {
      return try target.createFile(Self.draft, mode: mode, group: info.group)
    } catch {
      guard error.errorNumber == EPERM else { throw error }
      try target.unlink(Self.draft)
      return try target.createFile(Self.draft, mode: mode)
    }
  }

  private func leaveOut(_ path: RelativePath, _ what: String) {
    leftOut.append(PassedOver(place: Folder.withoutSendersName(path), what: what))
  }

  /// Makes all of the copy durable.
  ///
  /// - Throws: ``FileError/machine(_:)``: no file of the copy can be believed, for what was lost of
  ///   it is not said, and the kernel does not write it again.
  func sync() throws(FileError) {
    try target.unlink(Self.draft)
    try target.syncFileSystem(folder, .root)
    try target.syncDirectory(.root)
  }
}
