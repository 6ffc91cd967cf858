package import Files
import Glibc

/// The original in `JOB/out/`.
extension Job {
  /// Begins to store the original in slices.
  ///
  /// - Parameters:
  ///   - photo: The judged copy; `nil` for a photo too large to be judged, which is copied from
  ///     file to file.
  ///   - ending: `jpg` or `png` by the photo's bytes, else `bin`.
  /// - Returns: `nil` for a file larger than four of the largest photos: commit moves it.
  /// - Throws: ``FileError/machine(_:)``: put the job off.
  package func beginStoring(_ photo: SealedBytes?, extension ending: String) throws(FileError)
    -> OriginalStoring?
  {
    try attributing { () throws(FileError) -> OriginalStoring? in
      if photo == nil, try isTooLargeToCopy() { return nil }
      return try OriginalStoring(self, photo, extension: ending)
    }
  }

  func originalPath(_ ending: String) -> RelativePath {
    outPath.appending(CaseLayout.original(ending))
  }

  /// Makes `out/` new, whatever an earlier try has left.
  func prepareOut() throws(FileError) {
    storedOriginal = nil
    try restoreMovedOriginal()
    try gate.removeTree(outPath)
    try gate.makeDirectory(outPath, mode: CaseLayout.folderMode, group: tree.clerksGroup)
  }

  /// Undoes the move of a photo too large to copy, where the commit after it did not come.
  func restoreMovedOriginal() throws(FileError) {
    let moved = originalPath("bin")
    if try !gate.exists(inPath), try gate.exists(moved) { try gate.rename(moved, to: inPath) }
  }

  /// The original that was stored for this commit, once; `nil` where there is none that is certain.
  func takeStored(_ photo: SealedBytes?, extension ending: String) throws(FileError)
    -> StoredOriginal?
  {
    guard let stored = storedOriginal else { return nil }
    storedOriginal = nil
    guard stored.path == originalPath(ending), photo == nil || photo?.digest == stored.digest,
      let file = try gate.info(stored.path), file.isSameFile(as: stored.file)
    else { return nil }
    return stored
  }

  /// Stores the original in one go.
  ///
  /// - Returns: `nil` where it was moved.
  func storeOriginal(_ photo: SealedBytes?, extension ending: String) throws(FileError)
    -> StoredOriginal?
  {
    if photo == nil, try isTooLargeToCopy() {
      try prepareOut()
      try moveHuge(to: originalPath(ending))
      return nil
    }
    let storing = try OriginalStoring(self, photo, extension: ending)
    while try !storing.step(bytesMaximum: .max) {}
    return try takeStored(photo, extension: ending)
  }

  /// Moves a photo so large that nobody has room for two of it: the one original that keeps its
  /// sender's inode, and with it what other names and open descriptors a sender has of it. Nothing
  /// decodes or links it.
  private func moveHuge(to path: RelativePath) throws(FileError) {
    // The folder's own name first: a durable rename into a folder that is not would lose the photo.
    try gate.syncDirectory(self.path)
    try gate.rename(inPath, to: path)
    // Only its owner may narrow it; the folder around it keeps everybody else away.
    _ = try FileError.accepting(EPERM) { () throws(FileError) in
      let file = try gate.openForReading(path)
      try gate.setGroup(file, path, group: tree.clerksGroup)
      try gate.setMode(file, path, mode: CaseLayout.fileMode)
    }
  }

  /// Whether the drop is larger than what is copied though it is not judged: four of the largest
  /// photos.
  private func isTooLargeToCopy() throws(FileError) -> Bool {
    try gate.info(inPath)?.sizeBytes ?? 0 > limits.copiedBytesMaximum
  }
}
