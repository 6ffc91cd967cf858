package import Files
package import Spool
package import Verdicts
import Vocabulary
import JSON

/// Asks for another judgement of photos that wait, were rejected, or are finished.
package struct Retry {
  private let station: Station
  private let caseID: String?
  private let kind: String?
  private let policy: Policy

  /// - Parameters:
  ///   - caseID: Only what belongs to this case, its finished photos included; `nil` takes all that
  ///     waits or was rejected.
  ///   - kind: Only photos of this kind.
  package init(station: Station, policy: Policy, caseID: String?, kind: String?) {
    self.station = station
    self.policy = policy
    self.caseID = caseID
    self.kind = kind
  }

  /// Whether anything belongs to the case that was named: photos, a drop that waits or one that was
  /// rejected. Without a case there always is.
  package func finds() throws(FileError) -> Bool {
    guard let caseID else { return true }
    if try station.archive.cases().contains(caseID) { return true }
    if try station.deferred.jobs(atMost: .max).contains(where: { $0.drop?.caseID == caseID }) {
      return true
    }
    for name in try station.tree.gate.names(in: Folder.new.path) where matches(name) { return true }
    return try station.tree.quarantined().contains { _, reason in
      guard let json = try? JSON.parse(reason), let text = json["name"]?.string else {
        return false
      }
      return matches(
        EntryName(escaped: text), in: json["folder"]?.string.flatMap(Folder.init) ?? .new)
    }
  }

  /// Hands everything over to whichever service is next.
  ///
  /// - Returns: How many photos were asked for.
  /// - Throws: ``FileError``; what was asked for before it holds.
  package func run() throws -> Int {
    var wanted: [EntryName] = []
    var count = try station.wantDeferred { record in
      guard matches(record.name, in: record.folder) else { return false }
      wanted.append(record.name)
      return true
    }
    for name in wanted { try note(name) }
    for (serial, reason) in try station.tree.quarantined() {
      guard let json = try? JSON.parse(reason), let text = json["name"]?.string else { continue }
      let name = EntryName(escaped: text)
      let folder = json["folder"]?.string.flatMap(Folder.init) ?? .new
      guard matches(name, in: folder) else { continue }
      try station.retryQuarantined(serial, name: name, from: folder, at: station.renewLease())
      try note(name)
      count += 1
    }
    guard let caseID else { return count }
    for attempt in try judgedOnce(station.archive.keptAttempts(caseID))
    where try (kind ?? attempt.kind) == attempt.kind && isJudgeable(attempt) {
      try station.retryFinished(attempt, at: station.renewLease())
      try note(attempt.caseID, kind: attempt.kind, number: attempt.number)
      count += 1
    }
    return count
  }

  /// Whether another look at a finished photo could tell more. One that is too large to be read
  /// stays so, and a copy of it could fill the disk: it may be a hole of many terabytes.
  private func isJudgeable(_ attempt: Attempt) throws(FileError) -> Bool {
    // One whose kind the policy has no more would be rejected, and its sender told so.
    guard policy.kind(attempt.kind) != nil,
      let size = try station.archive.originalBytes(of: attempt)
    else { return false }
    return size <= Int64(policy.limits.photo.bytes)
  }

  /// One line of the journal for each photo that was asked for. A name that cannot be used is
  /// journalled without case and kind.
  private func note(_ name: EntryName) throws(FileError) {
    guard case .usable(let drop) = DropName.read(name, kinds: nil) else {
      return try note(nil, kind: nil, number: nil)
    }
    try note(drop.caseID, kind: drop.kind, number: nil)
  }

  private func note(_ caseID: String?, kind: String?, number: Int?) throws(FileError) {
    try Journal(station).write(
      "retry", ["case": .text(caseID), "kind": .text(kind), "n": .integer(number)])
  }

  private func matches(_ name: EntryName, in folder: Folder = .new) -> Bool {
    guard caseID != nil || kind != nil else { return true }
    guard case .usable(let drop) = DropName.read(name, kinds: nil, asDecision: folder == .decisions)
    else { return false }
    return (caseID ?? drop.caseID) == drop.caseID && (kind ?? drop.kind) == drop.kind
  }

  /// The last attempt of each kind, for earlier ones were followed by it; of a kind of which every
  /// photo stands by itself, all of them.
  private func judgedOnce(_ attempts: [Attempt]) -> [Attempt] {
    attempts.filter { attempt in
      (policy.kind(attempt.kind)?.many ?? false)
        || !attempts.contains { $0.kind == attempt.kind && $0.number > attempt.number }
    }
  }
}
