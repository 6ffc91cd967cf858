import Glibc

/// `index/`: which photos are known by which keys, across all cases.
///
/// Each service appends fixed records to a file of its own, `photos-ID`, where ids sort by age, and
/// reads what the others append; nothing is ever rewritten, and a record torn by a crash is passed
/// over. In memory a photo takes its keys, 4 bytes each, and a little more. When there are more photos
/// than the limit the oldest file goes, of 65,536 photos at most. All of it can be built again from
/// the verdicts: it holds nothing that they do not.
package final class PhotoIndex {
  /// A photo that shares keys with another.
  package struct Candidate: Equatable, Sendable {
    package var attempt: Attempt
    /// How many of the keys that were looked up it has.
    package var keyCount: Int
    /// How much that tells: a key tells more the fewer photos have it.
    package var weight: Double
  }

  private let gate: FileGate
  private let photosMaximum: Int
  private var files: [IndexFile] = []
  /// The place in `files` of the one that this service writes; `nil` before it has written.
  private var own: Int?
  /// What was added and stands in no file yet.
  private var unwritten: [IndexRecord] = []
  /// What stands in this service's file and is not durable yet.
  private var unsynced: [IndexRecord] = []
  /// How many files were dropped since the last ``takeDropped()``.
  private var dropped = 0

  /// A key that more photos share tells nothing and is passed over.
  package static let sharingMaximum = 2000
  /// Fewer keys in common are chance.
  static let keysMinimum = 2

  /// - Parameter photosMaximum: Photos kept, at least those of one file.
  package init(_ spool: Spool, photosMaximum: Int) {
    gate = spool.gate
    self.photosMaximum = photosMaximum
  }

  /// Photos that it knows.
  package var photoCount: Int { files.reduce(0) { $0 + $1.recordCount } }

  /// Bytes that its tables take in memory.
  package var byteCount: Int { files.reduce(0) { $0 + $1.table.byteCount } }

  /// How many files of oldest photos were dropped because of the limit since this was last asked.
  package func takeDropped() -> Int {
    defer { dropped = 0 }
    return dropped
  }

  /// Reads what there is and what other services have added. To be called at the start and then
  /// every second or so.
  ///
  /// - Complexity: A look at every file, and 160 bytes to read for a photo that is new.
  package func catchUp() throws(SpoolError) {
    let isFirst = files.isEmpty
    let names = try gate.names(in: Folder.index.path)
      .filter { $0.description.hasPrefix(IndexFile.prefix) }
    let paths = names.map { Folder.index.path.appending($0) }
    // Another service may have dropped the oldest.
    let gone = files.filter { !paths.contains($0.path) }.map(\.path)
    remove(gone)
    let known = Set(files.map(\.path))
    for path in paths where !known.contains(path) { files.append(IndexFile(path)) }
    for index in files.indices where index != own {
      _ = try files[index].catchUp(gate)
      if isFirst { files[index].settle() }
    }
    try keepLimit()
  }

  /// Adds a photo; one that is there already is not added again. It is found from now on, and durable
  /// after ``sync()``.
  ///
  /// - Parameter keys: At most ``IndexRecord/keysMaximum``; the first is its own, by which it is found
  ///   to be there already.
  package func add(_ attempt: Attempt, keys: [UInt32]) throws(SpoolError) {
    guard let first = keys.first, try !isKnown(attempt, by: first) else { return }
    unwritten.append(IndexRecord(attempt, keys: keys))
    try write()
    try keepLimit()
  }

  /// Makes durable what was added since: one fsync for all of it.
  ///
  /// Where it fails, what stands in the file is not known: the next call writes it all to another.
  package func sync() throws(SpoolError) {
    if let own, try !gate.exists(files[own].path) { giveUpFile() }
    try write()
    try syncFile()
  }

  private func write() throws(SpoolError) {
    guard !unwritten.isEmpty else { return }
    let place = try writable()
    let path = files[place].path
    do {
      try gate.write(gate.openForAppending(path), path, unwritten.flatMap(\.bytes))
    } catch {
      giveUpFile()
      throw error
    }
    for record in unwritten { files[place].take(record) }
    unsynced += unwritten
    unwritten = []
  }

  private func syncFile() throws(SpoolError) {
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
    unwritten = unsynced + unwritten
    unsynced = []
  }

  /// The photos that have most of these keys in common with another, those that tell most first.
  ///
  /// - Parameter sure: A key that is enough by itself.
  /// - Returns: At most `limit`; they may be gone from their cases.
  /// - Complexity: O(keys × files); memory is bounded by ``sharingMaximum`` records a key.
  package func candidates(for keys: [UInt32], sure: UInt32?, limit: Int) throws(SpoolError)
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
      let (file, number) = (place / KeyTable.recordsMaximum, place % KeyTable.recordsMaximum)
      guard let record = try files[file].record(number, gate) else { continue }
      candidates.append(
        Candidate(attempt: record.attempt, keyCount: votes.count, weight: votes.weight))
    }
    return candidates
  }

  /// Takes the keys of photos out of the index, on the disk and durably. What a running service has in
  /// memory of them it passes over, for their records can no longer be read.
  ///
  /// - Parameter isGone: Whether a photo is no longer there; asked of every photo of the index.
  package static func forget(on spool: Spool, where isGone: (Attempt) throws -> Bool) throws {
    for name in try spool.gate.names(in: Folder.index.path)
    where name.description.hasPrefix(IndexFile.prefix) {
      try IndexFile(Folder.index.path.appending(name)).blank(where: isGone, spool.gate)
    }
  }

  // MARK: Building it again

  private var marker: SpoolPath { Folder.index.path.appending("rebuilding") }

  /// Whether it must be built from the verdicts: it is empty, or building it was interrupted.
  package func needsBuilding() throws(SpoolError) -> Bool {
    if try gate.exists(marker) { return true }
    return files.isEmpty
  }

  /// Notes durably that it is being built.
  package func beginBuilding() throws(SpoolError) {
    guard try !gate.exists(marker) else { return }
    try gate.writeFile(marker, [], mode: 0o600, durable: true)
    try gate.syncDirectory(Folder.index.path)
  }

  /// Notes that it is whole.
  package func endBuilding() throws(SpoolError) { try gate.unlink(marker) }

  // MARK: Records

  /// Files and records that have a key, as file × ``KeyTable/recordsMaximum`` + record.
  private func places(of key: UInt32) -> [Int] {
    var places: [Int] = []
    var records: [Int] = []
    for (index, file) in files.enumerated() where places.count <= Self.sharingMaximum {
      records.removeAll(keepingCapacity: true)
      file.table.collect(key, into: &records, limit: Self.sharingMaximum + 1 - places.count)
      for record in records { places.append(index * KeyTable.recordsMaximum + record) }
    }
    return places
  }

  private func isKnown(_ attempt: Attempt, by key: UInt32) throws(SpoolError) -> Bool {
    if unwritten.contains(where: { $0.attempt == attempt }) { return true }
    for place in places(of: key) {
      let (file, number) = (place / KeyTable.recordsMaximum, place % KeyTable.recordsMaximum)
      if try files[file].record(number, gate)?.attempt == attempt { return true }
    }
    return false
  }

  /// This service's file, a new one where there is none or it is full.
  private func writable() throws(SpoolError) -> Int {
    if let own, !files[own].isFull, try gate.exists(files[own].path) { return own }
    try syncFile()
    let path = Folder.index.path.appending(IndexFile.prefix + JobID().description)
    _ = try gate.createFile(path, mode: 0o600)
    try gate.syncDirectory(Folder.index.path)
    files.append(IndexFile(path))
    own = files.count - 1
    return files.count - 1
  }

  /// Drops the oldest files while there are too many photos, but never the newest.
  private func keepLimit() throws(SpoolError) {
    while photoCount > photosMaximum, files.count > 1 {
      guard let oldest = files.min(by: { $0.path.lastComponent < $1.path.lastComponent }),
        oldest.recordCount < photoCount
      else { return }
      try gate.unlink(oldest.path)
      remove([oldest.path])
      dropped += 1
    }
  }

  private func remove(_ paths: [SpoolPath]) {
    guard !paths.isEmpty else { return }
    let ownPath = own.map { files[$0].path }
    files.removeAll { paths.contains($0.path) }
    own = files.firstIndex { $0.path == ownPath }
  }
}
