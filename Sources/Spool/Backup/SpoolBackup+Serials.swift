import Files

/// Drops that still wait when everything else is copied.
extension SpoolBackup {
  /// How long is waited for drops to be ready, in seconds.
  private static let waitSeconds = 20.0
  private static let atOnce = 64

  /// Gives drops that nobody has taken the serials of their answers, by taking them into
  /// `deferred/`: the spool's services and those of the copy answer under the same. They are judged
  /// a second later for it.
  ///
  /// A drop that is not ready for so long stays where it is.
  ///
  /// - Parameter drops: Some of them may have been taken since they were seen.
  /// - Returns: The cases of all of them.
  func giveSerials(_ drops: [Underway.Waiting]) throws(FileError) -> Set<String> {
    let cases = Set(drops.map(Underway.caseID(of:)))
    let wanted = Set(drops.filter { last.waiting[$0] != nil })
    guard !wanted.isEmpty else { return cases }
    let inboxes = Set(wanted.map(\.folder)).map { folder in
      Inbox(station, folder: folder, isWatching: false)
    }
    let end = clock() + Self.waitSeconds
    while clock() < end {
      for inbox in inboxes {
        let ready = try inbox.next(Self.atOnce, at: clock()).filter {
          wanted.contains(Underway.Waiting(folder: $0.folder, name: $0.name))
        }
        try take(ready)
      }
      let left = try Underway(tree, besides: station.tenure?.station)
      if !wanted.contains(where: { left.waiting[$0] != nil }) { break }
      pause(0.05)
    }
    try station.close()
    return cases
  }

  /// Takes drops and puts them off.
  private func take(_ drops: [Drop]) throws(FileError) {
    guard !drops.isEmpty else { return }
    let now = try station.renewLease()
    for job in try station.claim(drops, at: now).compactMap(\.job) {
      try job.tryWasInterrupted()
      try job.postpone(.machine, at: now)
    }
  }
}
