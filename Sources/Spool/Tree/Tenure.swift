import Files

/// One service's folder under `active/` for as long as it holds its lease: `STATION/`, and beside
/// it the lease `STATION.lease`. When the lease is lost the tenure is over for good, and nothing
/// that was held under it counts any more.
package final class Tenure {
  /// The random name of the station.
  package let station: StationID
  /// The lease file as it was made; another file of that name is another's.
  let lease: FileInfo
  /// Whether the lease was lost, or given up.
  private(set) var isOver = false
  /// Jobs that the caller holds.
  private(set) var held: Set<JobID> = []

  /// - Parameter lease: The lease file as it was made.
  init(_ station: StationID, lease: FileInfo) {
    self.station = station
    self.lease = lease
  }

  /// The folder.
  var path: RelativePath { Self.path(station) }
  /// The lease.
  var leasePath: RelativePath { Self.leasePath(station) }
  /// The folder of one of its jobs.
  func path(_ job: JobID) -> RelativePath { path.appending(job.description) }

  /// Takes a job in hand.
  func hold(_ job: JobID) { held.insert(job) }

  /// Gives a job out of hand.
  func release(_ job: JobID) { held.remove(job) }

  /// The lease is another's by now, or is given up.
  func end() {
    isOver = true
    held = []
  }

  // MARK: Names under `active/`

  static func path(_ station: StationID) -> RelativePath {
    Folder.active.path.appending(station.description)
  }

  static func leasePath(_ station: StationID) -> RelativePath {
    Folder.active.path.appending(station.description + leaseEnding)
  }

  /// The list of what the service passes over.
  static func passedOverPath(_ station: StationID) -> RelativePath {
    Folder.active.path.appending(station.description + passedOverEnding)
  }

  /// What the service tells of itself.
  static func statePath(_ station: StationID) -> RelativePath {
    Folder.active.path.appending(station.description + stateEnding)
  }

  /// Whether a name in `active/` is one of these.
  static func isName(_ name: EntryName) -> Bool {
    let text = name.text
    let ending = [leaseEnding, stateEnding, passedOverEnding].first(where: text.hasSuffix) ?? ""
    return StationID(text.dropLast(ending.count)) != nil
  }

  static let leaseEnding = ".lease"
  static let stateEnding = ".state"
  static let passedOverEnding = ".passed"
}
