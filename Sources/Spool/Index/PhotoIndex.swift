import CSystem
package import Files
import Glibc

/// `index/`: which photos are known by which keys, across all cases.
///
/// Each service appends fixed records to a file of its own, `photos-ID`, where ids sort by age, and
/// reads what the others append; nothing is ever rewritten, and a record torn by a crash is passed
/// over. In memory a photo takes its keys and one more, 4 bytes each, and a little. When there are
/// more photos than the limit the oldest file goes, of 65,536 photos at most. All of it can be
/// built again from the verdicts: it holds nothing that they do not.
///
/// Nothing waits for it. What cannot be written stays in memory, where it is found all the same; a
/// file that is damaged goes, and the index is to be built again (``mustBeBuilt``). What was met on
/// the way says ``takeFindings()``.
package final class PhotoIndex {
  /// A photo that shares keys with another.
  package struct Candidate: Equatable, Sendable {
    /// Where the other lies.
    package var attempt: Attempt
    /// How much that tells: a key tells more the fewer photos have it.
    package var weight: Double
  }

  let station: Station
  var gate: FileGate { station.gate }
  /// Photos kept, at least those of one file.
  package var photosMaximum: Int
  var files: [IndexFile] = []
  /// The place in `files` of the one that this service writes; `nil` before it has written.
  private var own: Int?
  /// What was added and stands in no file yet.
  private(set) var unwritten = UnwrittenRecords()
  /// What stands in this service's file and is not durable yet.
  private(set) var unsynced: [IndexRecord] = []
  /// How many files were dropped since the last ``takeDropped()``.
  private var dropped = 0
  /// Whether photos are missing that only their verdicts know.
  var isIncomplete = false
  /// Whether the word that it is being built could not be taken back.
  var hasStaleMarker = false
  /// Files in which a record was not what was written.
  private var suspects: Set<RelativePath> = []
  /// What is left alone, with its change time: it is looked at again when that is another.
  var passedOver: [RelativePath: FileTime] = [:]
  /// What was met and not taken yet, and what all that was told before was about.
  var findings: [IndexFinding] = []
  var told: Set<String> = []
  private var writeFailures = 0
  private var nextWriteSeconds = 0.0
  private var hasRead = false

  /// A key that more photos share tells nothing and is passed over.
  package static let sharingMaximum = 2000
  /// Fewer keys in common are chance.
  static let keysMinimum = 2

  /// - Parameter photosMaximum: Photos kept, at least those of one file.
  package init(_ station: Station, photosMaximum: Int) {
    self.station = station
    self.photosMaximum = photosMaximum
  }

  /// Photos that stand in its files.
  package var photoCount: Int { files.reduce(0) { $0 + $1.recordCount } }

  /// Bytes that its tables take in memory.
  package var byteCount: Int { files.reduce(0) { $0 + $1.byteCount } }

  /// How many files of oldest photos were dropped because of the limit since this was last asked.
  package func takeDropped() -> Int {
    defer { dropped = 0 }
    return dropped
  }

  /// Reads what there is and what other services have added. To be called at the start and then
  /// every second or so.
  ///
  /// A file that is damaged goes, or is moved aside where it is no plain file; what cannot be moved
  /// is passed over. In each case the index is then to be built again.
  ///
  /// - Throws: ``FileError/machine(_:)`` only for want of descriptors or memory: asking again later
  ///   is right.
  /// - Complexity: A look at every file, and 160 bytes to read for a photo that is new.
  package func catchUp() throws(FileError) {
    guard let paths = try presentFiles() else { return }
    let gone = files.map(\.path).filter { !paths.contains($0) }
    if !gone.isEmpty, !areOldest(gone) { isIncomplete = true }
    remove(gone)
    let known = Set(files.map(\.path))
    for path in paths where !known.contains(path) { files.append(IndexFile(path)) }
    var damaged: [(path: RelativePath, damage: IndexDamage)] = []
    for index in files.indices {
      if let damage = try catchUp(at: index) { damaged.append((files[index].path, damage)) }
    }
    for (path, damage) in damaged { repair(path, damage) }
    suspects = []
    hasRead = true
    if hasStaleMarker { endBuilding(isWhole: true) }
    keepLimit()
  }

  /// The files of photos in `index/`; `nil` where it cannot be read, which changes nothing.
  private func presentFiles() throws(FileError) -> [RelativePath]? {
    let names: [EntryName]
    do {
      names = try gate.names(in: Folder.index.path)
    } catch {
      if error.isShortage { throw error }
      tell(
        Folder.index.path, "cannot be read (\(error)): photos go on, copies may not be found",
        about: Self.readingTopic)
      return nil
    }
    tellEnd(of: Self.readingTopic, "can be read again")
    var paths: [RelativePath] = []
    for name in names.map(\.description) where !isOwnName(name) {
      let path = Folder.index.path.appending(name)
      guard IndexFile.isName(name) else {
        tell(path, "is nothing of the service's and is passed over")
        continue
      }
      let changed = try? gate.info(path)?.changed
      if let left = passedOver[path], left == changed { continue }
      paths.append(path)
    }
    return paths
  }

  /// Whether what is gone is what a service drops that keeps to the limit: the oldest, never all.
  private func areOldest(_ gone: [RelativePath]) -> Bool {
    let oldest = files.map(\.path.lastComponent).sorted().prefix(gone.count)
    return gone.count < files.count && Set(oldest) == Set(gone.map(\.lastComponent))
  }

  private func catchUp(at index: Int) throws(FileError) -> IndexDamage? {
    if suspects.contains(files[index].path) { return .record }
    do {
      if index == own { return try files[index].checkLength(gate) }
      let damage = try files[index].catchUp(gate)
      if !hasRead { files[index].settle() }
      return damage
    } catch {
      if error.isShortage { throw error }
      return error.isMissing ? nil : .unreadable(error)
    }
  }

  /// Adds a photo; one that is there already is not added again. It is found from now on, and
  /// durable after ``sync()``.
  ///
  /// - Parameter keys: At most ``IndexRecord/keysMaximum``; the first is its own: where the record
  ///   of the attempt has another one, the photo is another one.
  /// - Throws: ``FileError/machine(_:)`` only for want of descriptors or memory.
  package func add(_ attempt: Attempt, keys: [UInt32]) throws(FileError) {
    guard let first = keys.first, try !isKnown(attempt, as: first) else { return }
    guard !unwritten.isFull else {
      isIncomplete = true
      return
    }
    unwritten.append(IndexRecord(attempt, keys: keys))
    tryWriting(durably: false)
    keepLimit()
  }

  /// Makes durable what was added since: one fsync for all of it. What cannot be written is tried
  /// again by a later call, after a pause that doubles; until then a word in the station says that
  /// the index is to be built, should this service end.
  ///
  /// Where an fsync fails, what stands in the file is not known: all of it is written to another.
  ///
  /// - Throws: ``FileError`` where not even that word could be written: the photos must wait.
  package func sync() throws(FileError) {
    tryWriting(durably: true)
    guard unwritten.isEmpty, unsynced.isEmpty, !isIncomplete else {
      return try station.noteUnindexed()
    }
    station.takeBackUnindexed()
  }

  /// Writes what is unwritten, unless the pause after a failure is not over.
  private func tryWriting(durably: Bool) {
    guard csystem_seconds() >= nextWriteSeconds else { return }
    do {
      if let own, try !gate.exists(files[own].path) { giveUpFile() }
      try write()
      if durably { try syncFile() }
      guard durably, writeFailures > 0 else { return }
      (writeFailures, nextWriteSeconds) = (0, 0)
      tellEnd(of: Self.writingTopic, "can be written again")
    } catch {
      writeFailures += 1
      nextWriteSeconds =
        csystem_seconds() + station.limits.pauseAfter(failures: writeFailures)
      tell(
        Folder.index.path, "cannot be written (\(error)): photos go on, it is written later",
        about: Self.writingTopic)
    }
  }

  private func write() throws(FileError) {
    while !unwritten.isEmpty {
      let place = try writable()
      let path = files[place].path
      let records = unwritten.records.prefix(files[place].room)
      do {
        try gate.write(gate.openForAppending(path), path, records.flatMap(\.bytes))
      } catch {
        giveUpFile()
        throw error
      }
      for record in records { files[place].take(record) }
      unsynced += records
      unwritten.removeFirst(records.count)
    }
  }

  private func syncFile() throws(FileError) {
    guard let own, !unsynced.isEmpty else { return }
    let path = files[own].path
    do {
      try gate.sync(gate.openForAppending(path), path)
      unsynced = []
    } catch {
      giveUpFile()
      throw error
    }
  }

  /// What is not durable goes to another file, that of a failed call being no more to be trusted.
  private func giveUpFile() {
    own = nil
    unwritten.prepend(unsynced)
    unsynced = []
  }

  /// The photos that have most of these keys in common with another, those that tell most first.
  ///
  /// - Parameter sure: A key that is enough by itself.
  /// - Returns: At most `limit`; they may be gone from their cases.
  /// - Throws: ``FileError/machine(_:)`` only for want of descriptors or memory.
  /// - Complexity: O(keys × files); memory is bounded by ``sharingMaximum`` records a key.
  package func candidates(for keys: [UInt32], sure: UInt32?, limit: Int) throws(FileError)
    -> [Candidate]
  {
    var found: [Int: (count: Int, weight: Double)] = [:]
    let total = Double(photoCount + 1)
    for key in keys + [sure].compactMap(\.self) {
      let places = places(of: key)
      guard places.count <= Self.sharingMaximum || key == sure else { continue }
      let weight = log(total / Double(max(1, places.count)))
      for place in Set(places) {
        let isSure = key == sure
        found[place, default: (0, 0)].count += isSure ? Self.keysMinimum : 1
        found[place, default: (0, 0)].weight += isSure ? Double(keys.count) * weight : weight
      }
    }
    let best = found.filter { $0.value.count >= Self.keysMinimum }
      .sorted { ($1.value.weight, $0.key) < ($0.value.weight, $1.key) }.prefix(limit)
    var candidates: [Candidate] = []
    for (place, votes) in best {
      // A photo stands twice where its first file was given up.
      guard let record = try record(at: place),
        !candidates.contains(where: { $0.attempt == record.attempt })
      else { continue }
      candidates.append(Candidate(attempt: record.attempt, weight: votes.weight))
    }
    return candidates
  }

  /// Takes the keys of photos out of the index, on the disk and durably. What a running service has
  /// in memory of them it passes over, for their records can no longer be read.
  ///
  /// - Parameter isGone: Whether a photo is no longer there; asked of every photo of the index.
  /// - Throws: What failed first; it keeps no other file from being seen to.
  package static func forget(on tree: SpoolTree, where isGone: (Attempt) throws -> Bool) throws {
    var failure: (any Error)?
    for name in try tree.gate.names(in: Folder.index.path).map(\.description)
    where IndexFile.isName(name) {
      do {
        try IndexFile(Folder.index.path.appending(name)).blank(where: isGone, tree.gate)
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  // MARK: Records

  /// Files and records that have a key, as file × ``KeyTable/recordsMaximum`` + record. What is
  /// unwritten counts as one more file.
  private func places(of key: UInt32) -> [Int] {
    var places: [Int] = []
    var records: [Int] = []
    for (index, file) in files.enumerated() where places.count <= Self.sharingMaximum {
      records.removeAll(keepingCapacity: true)
      file.collect(key, into: &records, limit: Self.sharingMaximum + 1 - places.count)
      for record in records { places.append(index * KeyTable.recordsMaximum + record) }
    }
    for record in unwritten.numbers(with: key) {
      places.append(files.count * KeyTable.recordsMaximum + record)
    }
    return places
  }

  /// The record at one of ``places(of:)``; `nil` where it is blank or cannot be read.
  private func record(at place: Int) throws(FileError) -> IndexRecord? {
    let (file, number) = (place / KeyTable.recordsMaximum, place % KeyTable.recordsMaximum)
    guard file < files.count else { return unwritten.records[number] }
    if let record = try files[file].record(number, gate) { return record }
    if (try? files[file].isDamaged(number, gate)) != false { suspects.insert(files[file].path) }
    return nil
  }

  /// Whether a photo is there: its records are read, however many others have its keys.
  private func isKnown(_ attempt: Attempt, as key: UInt32) throws(FileError) -> Bool {
    for place in places(of: IndexRecord.key(of: attempt)) {
      if let record = try record(at: place), record.attempt == attempt, record.keys.first == key {
        return true
      }
    }
    return false
  }

  /// This service's file, a new one where there is none or it is full.
  private func writable() throws(FileError) -> Int {
    if let own, !files[own].isFull, try gate.exists(files[own].path) { return own }
    try syncFile()
    if try !gate.exists(Folder.index.path) {
      try gate.makeDirectory(Folder.index.path, mode: Folder.index.mode)
      try gate.syncDirectory(.root)
    }
    let path = Folder.index.path.appending(
      IndexFile.prefix + RandomID<IDSubject.OfIndexFile>().description)
    _ = try gate.createFile(path, mode: 0o600)
    try gate.syncDirectory(Folder.index.path)
    files.append(IndexFile(path))
    own = files.count - 1
    return files.count - 1
  }

  /// Drops the oldest files while there are too many photos, but never the newest.
  private func keepLimit() {
    while photoCount > photosMaximum, files.count > 1 {
      guard let oldest = files.min(by: { $0.path.lastComponent < $1.path.lastComponent }),
        oldest.recordCount < photoCount
      else { return }
      do {
        try gate.unlink(oldest.path)
      } catch {
        return tell(oldest.path, "cannot be dropped (\(error)): the index is above its limit")
      }
      remove([oldest.path])
      dropped += 1
    }
  }

  /// Forgets files that are gone, and what this service had in its own that was not durable goes to
  /// another.
  func remove(_ paths: [RelativePath]) {
    guard !paths.isEmpty else { return }
    let ownPath = own.map { files[$0].path }
    if let ownPath, paths.contains(ownPath) { giveUpFile() }
    files.removeAll { paths.contains($0.path) }
    own = own.flatMap { _ in files.firstIndex { $0.path == ownPath } }
  }
}
