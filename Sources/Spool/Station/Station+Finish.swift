package import Files

/// The ends of jobs, several as one group.
extension Station {
  /// Sends the events of committed jobs and removes the jobs, as one group: `outbox/` is made
  /// durable once for all of them, before any is removed. May be repeated after a failure.
  ///
  /// - Parameter told: Each job with its event.
  /// - Returns: The jobs that failed, each with its cause; they are held still. All others are
  ///   done.
  package func finish(_ told: [(job: Job, event: EventFile)]) -> [(job: Job, error: FileError)] {
    var events = told[...]
    var group = JobGroup(told.map(\.job))
    group.each { job throws(FileError) in
      guard let event = events.popFirst()?.event else { return }
      try job.sendCommitted(event)
    }
    group.together { () throws(FileError) in try gate.syncDirectory(Folder.outbox.path) }
    group.each { job throws(FileError) in try job.remove() }
    return group.failed
  }

  /// Moves drops to `quarantine/` with their reasons, sends their events and removes the jobs, as
  /// one group: `quarantine/` and then `outbox/` are made durable once for all of them. May be
  /// repeated after a failure.
  ///
  /// - Parameter rejected: For each job `SERIAL.reason.json`, where the sender's name goes and
  ///   nowhere else, and the event of type `rejected`, if any.
  /// - Returns: The jobs that failed, each with its cause; they are held still. All others are
  ///   done.
  package func quarantine(_ rejected: [(job: Job, reason: [UInt8], event: EventFile?)]) -> [(
    job: Job, error: FileError
  )] {
    var texts = rejected[...]
    var group = JobGroup(rejected.map(\.job))
    group.each { job throws(FileError) in
      guard let text = texts.popFirst() else { return }
      try job.moveToQuarantine(text.reason, text.event)
    }
    group.together { () throws(FileError) in try gate.syncDirectory(Folder.quarantine.path) }
    group.each { job throws(FileError) in try job.deliverDrafts() }
    group.together { () throws(FileError) in try gate.syncDirectory(Folder.outbox.path) }
    group.each { job throws(FileError) in try job.remove() }
    return group.failed
  }
}
