package import Files

extension Job {
  /// Moves the job to `deferred/`, to be judged again later.
  ///
  /// Where the drop has found its place already and only the rest failed, the job is released
  /// instead, for ``Station/recover(at:)`` to finish.
  ///
  /// - Parameter now: The file system's time, from ``Station/renewLease()``.
  /// - Throws: ``FileError/machine(_:)``: the job is still this service's; postpone it again, or
  ///   ``release()`` it.
  package func postpone(_ reason: DeferralReason, at now: FileTime) throws(FileError) {
    do {
      try moveToDeferred(reason, now)
    } catch {
      throw attributed(error)
    }
  }

  private func moveToDeferred(_ reason: DeferralReason, _ now: FileTime) throws(FileError) {
    try restoreMovedOriginal()
    let isPlaced = try committedAttempt() != nil
    guard !isPlaced, let changed = try gate.info(inPath)?.changed else { return release() }
    // What was built is built anew; on a full disk its room is what is missing.
    try? gate.removeTree(outPath)
    do {
      try note { $0.postpone(reason, at: now, changed: changed) }
    } catch {
      // A full disk must not keep it from waiting: without the line the pause is the shortest.
      guard reason == .machine, case .machine = error else { throw error }
    }
    let target = Folder.deferred.path.appending(id.description)
    try gate.rename(path, to: target)
    tenure.release(id)
    try gate.syncDirectory(Folder.deferred.path)
  }
}
