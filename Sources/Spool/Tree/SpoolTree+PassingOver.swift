package import Files

/// What cannot be read or written and keeps nothing else waiting.
extension SpoolTree {
  /// Does something about one thing of the spool; where the thing itself is what is wrong, it is
  /// passed over and told of by ``onPassingOver``.
  ///
  /// - Throws: What is wrong with more than that: want of room, descriptors, memory; a lost lease.
  package func passingOver(_ place: RelativePath, _ body: () throws(FileError) -> Void)
    throws(FileError)
  {
    do {
      try body()
    } catch {
      guard error.isOfTheThing else { throw error }
      onPassingOver(
        PassedOver(place: Folder.withoutSendersName(place), what: error.description))
    }
  }

  /// The same about a folder, where the rest of the service can do without it.
  package func passingOver(_ folder: Folder, _ body: () throws(FileError) -> Void)
    throws(FileError)
  {
    try passingOver(folder.path, body)
  }

  /// What is wrong with a folder that every photo needs: missing, another kind of thing, or one
  /// that this user has no right to; `nil` where all is well. Where this says something, what
  /// failed is no single job's trouble.
  package func folderTrouble() -> FileError? {
    for folder in [Folder.new, .active, .cases, .outbox] {
      do throws(FileError) {
        try gate.checkAccess(folder.path)
      } catch {
        return error
      }
    }
    return nil
  }
}
