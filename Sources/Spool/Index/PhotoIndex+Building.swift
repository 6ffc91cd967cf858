package import Files

/// What the index does about damage, and building it again.
extension PhotoIndex {
  /// What an operator should hear of and was not told yet; nothing is told twice as long as it
  /// lasts.
  package func takeFindings() -> [IndexFinding] {
    defer { findings = [] }
    return findings
  }

  /// Tells of something once, as long as it lasts.
  ///
  /// - Parameter topic: What it is about; `nil` for the place alone.
  func tell(_ path: RelativePath, _ what: String, about topic: String? = nil) {
    guard told.insert(topic ?? path.description).inserted else { return }
    findings.append(IndexFinding(place: path.description, what: what))
  }

  /// Tells that something is over, where it was told of.
  func tellEnd(of topic: String, _ what: String) {
    guard told.remove(topic) != nil else { return }
    findings.append(IndexFinding(place: Folder.index.path.description, what: what))
  }

  static let readingTopic = "reading"
  static let writingTopic = "writing"

  /// The word that it is being built.
  private var marker: RelativePath { Folder.index.path.appending("rebuilding") }
  private static let asidePrefix = "aside-"

  /// Whether a name in `index/` is of the service's own making and no file of photos.
  func isOwnName(_ name: String) -> Bool {
    name == marker.lastComponent || name.hasPrefix(Self.asidePrefix)
  }

  /// Takes a damaged file out of the way: its photos are found again in the verdicts.
  func repair(_ path: RelativePath, _ damage: IndexDamage) {
    isIncomplete = true
    remove([path])
    do {
      // First the word: killed in between, the next service builds it all the same.
      try placeMarker()
      let info = try gate.info(path)
      if info == nil || info?.kind == .file {
        try gate.unlink(path)
        tell(path, "\(damage.text): it is removed, the index is built again from the verdicts")
      } else {
        let aside = Self.asidePrefix + path.lastComponent
        try gate.renameExclusively(path, to: Folder.index.path.appending(aside))
        tell(
          path, "\(damage.text): it is now \(aside), the index is built again from the verdicts")
      }
      try gate.syncDirectory(Folder.index.path)
    } catch {
      passedOver[path] = try? gate.info(path)?.changed
      tell(path, "\(damage.text) and is passed over: it cannot be removed (\(error))")
    }
  }

  /// Whether it must be built from the verdicts: it is empty, photos are missing in it, or building
  /// it was interrupted. To be asked at the start.
  package func needsBuilding() -> Bool {
    if mustBeBuilt || files.isEmpty { return true }
    return (try? gate.exists(marker)) ?? true
  }

  /// Whether it must be built from the verdicts by what was met since: damage, or photos that could
  /// not be written. To be asked now and then while it is not being built.
  package var mustBeBuilt: Bool { isIncomplete || station.unindexed.isOfOthers }

  /// Notes durably that it is being built.
  ///
  /// - Returns: Whether that could be written; otherwise nothing can be built now.
  /// - Throws: ``FileError`` where not even a word in the station could be written.
  package func beginBuilding() throws(FileError) -> Bool {
    do {
      try placeMarker()
    } catch {
      isIncomplete = true
      tell(
        Folder.index.path, "cannot be written (\(error)): it is built from the verdicts later",
        about: Self.writingTopic)
      try station.noteUnindexed()
      return false
    }
    tellEnd(of: Self.writingTopic, "can be written again")
    isIncomplete = false
    station.unindexed.settleOthers()
    if unwritten.isEmpty, unsynced.isEmpty { station.takeBackUnindexed() }
    return true
  }

  /// Notes that it is whole. Where it is not, or that cannot be noted, the next start builds it
  /// again.
  ///
  /// - Parameter isWhole: Whether every verdict could be read.
  package func endBuilding(isWhole: Bool) {
    guard isWhole, !mustBeBuilt, unwritten.isEmpty, unsynced.isEmpty else { return }
    do {
      try gate.removeTree(marker)
      hasStaleMarker = false
    } catch {
      hasStaleMarker = true
    }
  }

  private func placeMarker() throws(FileError) {
    guard try !gate.exists(marker) else { return }
    try gate.writeFile(marker, [], mode: 0o600, durable: true)
    try gate.syncDirectory(Folder.index.path)
  }
}
