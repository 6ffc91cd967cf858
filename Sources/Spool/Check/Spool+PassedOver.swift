/// What cannot be read or written and keeps nothing else waiting.
extension Spool {
  /// Does something about one thing of the spool; where the thing itself is what is wrong, it is passed
  /// over and told of by ``onPassingOver``.
  ///
  /// - Throws: What is wrong with more than that: want of room, descriptors, memory; a lost lease.
  func passingOver(_ place: SpoolPath, _ body: () throws(SpoolError) -> Void) throws(SpoolError) {
    do {
      try body()
    } catch {
      guard error.isOfTheThing else { throw error }
      onPassingOver(PassedOver(place: gate.below(place), what: error.description))
    }
  }

  /// The same about an attempt.
  package func passingOver(_ attempt: Attempt, _ body: () throws(SpoolError) -> Void)
    throws(SpoolError)
  {
    try passingOver(attempt.path, body)
  }

  /// The same about a case.
  package func passingOver(_ caseID: String, _ body: () throws(SpoolError) -> Void)
    throws(SpoolError)
  {
    try passingOver(Attempt.casePath(caseID), body)
  }

  /// The same about a folder, where the rest of the service can do without it.
  package func passingOver(_ folder: Folder, _ body: () throws(SpoolError) -> Void)
    throws(SpoolError)
  {
    try passingOver(folder.path, body)
  }

  /// What is wrong with a folder that every photo needs: missing, another kind of thing, or one that
  /// this user has no right to; `nil` where all is well. Where this says something, what failed is no
  /// single job's trouble.
  package func folderTrouble() -> SpoolError? {
    for folder in [Folder.new, .active, .cases, .outbox] {
      do throws(SpoolError) {
        try gate.checkAccess(folder.path)
      } catch {
        return error
      }
    }
    return nil
  }

  // MARK: The list of it, for whoever looks

  /// Tells others what this service passes over: a file beside its lease, not durable.
  package func publish(_ things: [PassedOver]) throws(SpoolError) {
    let station = try ownStation()
    let lines = things.map { "\($0.place)\t\($0.what)\n" }.joined()
    let draft = try writeDraft(Array(lines.utf8), mode: 0o600, group: nil, durable: false)
    try gate.rename(draft, to: Self.passedOverPath(station.worker))
  }

  /// What all services on this spool pass over, each once.
  func publishedPassedOver() throws(SpoolError) -> [PassedOver] {
    var found: Set<PassedOver> = []
    for worker in try workers() {
      let bytes = try gate.readFile(Self.passedOverPath(worker), limitBytes: 1 << 20) ?? []
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let words = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
        guard words.count == 2 else { continue }
        found.insert(
          PassedOver(place: EntryName(words[0]).description, what: EntryName(words[1]).description))
      }
    }
    return found.sorted { ($0.place, $0.what) < ($1.place, $1.what) }
  }

  static func passedOverPath(_ worker: JobID) -> SpoolPath {
    Folder.active.path.appending("\(worker)\(passedOverSuffix)")
  }

  private static let passedOverSuffix = ".passed"

  /// Removes the lists of services that are gone, station and lease.
  func removeLeftLists(but workers: [JobID]) throws(SpoolError) {
    for name in try gate.names(in: Folder.active.path) {
      let text = name.description
      guard text.hasSuffix(Self.passedOverSuffix),
        let worker = JobID(String(text.dropLast(Self.passedOverSuffix.count))),
        !workers.contains(worker)
      else { continue }
      try gate.unlink(Folder.active.path.appending(name))
    }
  }
}
