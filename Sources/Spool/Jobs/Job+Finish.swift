package import Files

extension Job {
  /// Sends the event of a drop that made no attempt and removes the job. May be repeated after a
  /// failure.
  package func finish(event: EventFile) throws(FileError) {
    try attributing { () throws(FileError) in
      try draft(event)
      // Once it is sent the drop must not be there, nor a copy that recovery would take for it: it
      // would be answered again under another serial.
      try gate.removeTree(outPath)
      try gate.syncDirectory(path)
      try gate.unlink(inPath)
      try gate.syncDirectory(path)
      try deliverDrafts()
      try gate.syncDirectory(Folder.outbox.path)
      try remove()
    }
  }

  /// Sends the event of a photo in its case, from beside the verdict; not durable yet.
  ///
  /// What lies there tells of the photo alone, and gives way to the whole first. The claimed drop
  /// goes before that is moved: as long as it is there, a job without an event in its case was
  /// never committed.
  func sendCommitted(_ event: EventFile) throws(FileError) {
    guard let attempt = try committedAttempt() else { return }
    if durableAttempt == nil { try gate.syncDirectory(attempt.casePath) }
    let unsent = attempt.path.appending(eventName)
    // Gone where an earlier try has sent it and failed only afterwards.
    if try gate.exists(unsent) {
      try draft(event)
      try gate.rename(draftPath(event), to: unsent)
      // Else a power cut could bring back what was here before, beside a job that is gone.
      try gate.syncDirectory(attempt.path)
    }
    try gate.unlink(inPath)
    // Where another service has the whole job by now, drop and all, the event is its to send: it
    // would take a job whose event is gone for one that was never judged.
    guard try gate.exists(path) else { throw .leaseLost }
    // Judged once more it would be attached once more: a power cut must not bring it back.
    if record.isRetrial { try gate.syncDirectory(path) }
    if try gate.exists(unsent) { try deliver(unsent, as: CaseLayout.event(event.serial)) }
  }

  /// Writes an event into the job's own folder, durably, in the place of any other one.
  private func draft(_ event: EventFile) throws(FileError) {
    for name in try drafts() { try gate.unlink(path.appending(name)) }
    try gate.writeFile(
      draftPath(event), event.bytes, mode: CaseLayout.eventMode, group: tree.intakeGroup,
      durable: true)
  }

  private func draftPath(_ event: EventFile) -> RelativePath {
    path.appending(CaseLayout.event(event.serial))
  }

  /// The events that lie in the job's folder.
  private func drafts() throws(FileError) -> [EntryName] {
    try gate.names(in: path).filter { CaseLayout.isEvent($0.description) }
  }

  /// Moves what lies in the job's folder to `outbox/`. Not durable before `outbox/` is.
  func deliverDrafts() throws(FileError) {
    for name in try drafts() { try deliver(path.appending(name), as: name.description) }
  }

  /// Moves an event to `outbox/`, unless the same is there already: a power cut can bring a drop
  /// back whose event was sent, and what was said first must not turn into something else before it
  /// is read. Not durable before `outbox/` is.
  private func deliver(_ draft: RelativePath, as name: String) throws(FileError) {
    let target = Folder.outbox.path.appending(name)
    if try gate.exists(target) {
      try gate.unlink(draft)
    } else {
      try gate.rename(draft, to: target)
    }
  }

  /// The attempt that this job was committed as and whose event is not sent yet.
  func committedAttempt() throws(FileError) -> Attempt? {
    if let durableAttempt { return durableAttempt }
    let read = DropName.read(record.name, kinds: nil, asDecision: record.isDecision)
    guard case .usable(let drop) = read, let kind = drop.kind else { return nil }
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
  ///   - event: The event of type `rejected`, to be sent by ``deliverDrafts()``; `nil` for none.
  func moveToQuarantine(_ reason: [UInt8], _ event: EventFile?) throws(FileError) {
    if try gate.exists(inPath) {
      let draft = path.appending("reason")
      try gate.unlink(draft)
      try gate.writeFile(draft, reason, mode: CaseLayout.ownMode, durable: true)
      if let event { try self.draft(event) }
      try gate.syncDirectory(path)
      try gate.rename(inPath, to: SpoolTree.quarantinedPath(id))
    }
    try moveReason()
  }

  /// Follows the drop with its reason; not durable yet.
  private func moveReason() throws(FileError) {
    let reason = path.appending("reason")
    guard try gate.exists(reason) else { return }
    try gate.rename(
      reason, to: SpoolTree.reasonPath(id))
  }

  /// What follows once the drop itself is in `quarantine/`: its reason, then the event.
  func completeQuarantine() throws(FileError) {
    try moveReason()
    try gate.syncDirectory(Folder.quarantine.path)
    try deliverDrafts()
    try gate.syncDirectory(Folder.outbox.path)
  }

  func remove() throws(FileError) {
    try gate.unlink(inPath)
    try gate.removeTree(outPath)
    for name in try gate.names(in: path) { try gate.unlink(path.appending(name)) }
    try gate.removeDirectory(path)
    tenure.release(id)
  }
}
