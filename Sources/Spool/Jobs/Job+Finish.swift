package import Files

extension Job {
  /// Sends the event of a photo that made no attempt (`sameAs`) and removes the job. May be
  /// repeated after a failure.
  package func finish(event: [UInt8]) throws(FileError) {
    try attributing { () throws(FileError) in
      let draft = path.appending(eventName)
      try gate.unlink(draft)
      try gate.writeFile(
        draft, event, mode: CaseLayout.eventMode, group: tree.intakeGroup, durable: true)
      try deliver(draft)
      try gate.syncDirectory(Folder.outbox.path)
      try remove()
    }
  }

  /// Moves the event from beside the verdict to `outbox/`; not durable yet.
  ///
  /// The claimed drop goes first: as long as it is there, a job without an event in its case was
  /// never committed.
  func sendCommitted() throws(FileError) {
    guard let attempt = try committedAttempt() else { return }
    if durableAttempt == nil { try gate.syncDirectory(attempt.casePath) }
    try gate.unlink(inPath)
    // Where another service has the whole job by now, drop and all, the event is its to send: it
    // would take a job whose event is gone for one that was never judged.
    guard try gate.exists(path) else { throw .leaseLost }
    // Judged once more it would be attached once more: a power cut must not bring it back.
    if record.isRetrial { try gate.syncDirectory(path) }
    let draft = attempt.path.appending(eventName)
    // Gone where an earlier try has sent it and failed only afterwards.
    if try gate.exists(draft) { try deliver(draft) }
  }

  /// Moves an event to `outbox/`, unless the job's is there already: a power cut can bring a drop
  /// back whose event was sent, and what was said first must not turn into `sameAs` before it is
  /// read. Not durable before `outbox/` is.
  private func deliver(_ draft: RelativePath) throws(FileError) {
    let target = Folder.outbox.path.appending(eventName)
    if try gate.exists(target) {
      try gate.unlink(draft)
    } else {
      try gate.rename(draft, to: target)
    }
  }

  /// The attempt that this job was committed as and whose event is not sent yet.
  func committedAttempt() throws(FileError) -> Attempt? {
    if let durableAttempt { return durableAttempt }
    guard case .usable(let drop) = DropName.read(record.name, kinds: nil), let kind = drop.kind
    else { return nil }
    let attempts = try archive.attempts(drop.caseID).reversed()
    for attempt in attempts where attempt.kind == kind {
      if try gate.exists(attempt.path.appending(eventName)) { return attempt }
    }
    return nil
  }

  /// Moves the drop to `quarantine/` with its reason beside it; nothing of it is durable there yet.
  ///
  /// - Parameters:
  ///   - reason: `SERIAL.reason.json`; the sender's name goes here and nowhere else.
  ///   - event: The event of type `rejected`, to be sent by ``sendRejection()``.
  func moveToQuarantine(_ reason: [UInt8], _ event: [UInt8]) throws(FileError) {
    let drafts = [("reason", reason, nil), (eventName, event, tree.intakeGroup)]
    for (name, bytes, group) in drafts {
      let draft = path.appending(name)
      try gate.unlink(draft)
      let mode = group == nil ? CaseLayout.ownMode : CaseLayout.eventMode
      try gate.writeFile(draft, bytes, mode: mode, group: group, durable: true)
    }
    try gate.syncDirectory(path)
    if try gate.exists(inPath) { try gate.rename(inPath, to: SpoolTree.quarantinedPath(id)) }
    try moveReason()
  }

  /// Follows the drop with its reason; not durable yet.
  private func moveReason() throws(FileError) {
    let reason = path.appending("reason")
    guard try gate.exists(reason) else { return }
    try gate.rename(
      reason, to: SpoolTree.reasonPath(id))
  }

  /// Moves the event of a drop that is in quarantine for good to `outbox/`; not durable yet.
  func sendRejection() throws(FileError) {
    let event = path.appending(eventName)
    if try gate.exists(event) { try deliver(event) }
  }

  /// What follows once the drop itself is in `quarantine/`: its reason, then the event.
  func completeQuarantine() throws(FileError) {
    try moveReason()
    try gate.syncDirectory(Folder.quarantine.path)
    try sendRejection()
    try gate.syncDirectory(Folder.outbox.path)
  }

  /// Removes a job that leaves nothing: a case's file once it is taken over into its case.
  package func discard() throws(FileError) { try remove() }

  func remove() throws(FileError) {
    try gate.unlink(inPath)
    try gate.removeTree(outPath)
    for name in try gate.names(in: path) { try gate.unlink(path.appending(name)) }
    try gate.removeDirectory(path)
    tenure.release(id)
  }
}
