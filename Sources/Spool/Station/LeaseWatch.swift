import CSystem
import Files

/// Whether the owners of leases are still there, by what each lease says and by how long it has
/// been silent.
struct LeaseWatch {
  private let tree: SpoolTree
  /// Leases as last seen, with the steady time at which each was first seen so.
  private var seen: [StationID: (changed: FileTime, seconds: Double)] = [:]

  init(_ tree: SpoolTree) { self.tree = tree }

  /// Forgets the leases of stations that are gone.
  mutating func keepOnly(_ stations: [StationID]) {
    seen = seen.filter { stations.contains($0.key) }
  }

  /// Whether nobody works at a station any more: its owner is dead by what this host knows, or
  /// silent for longer than its lease.
  ///
  /// - Parameter now: The file system's time, or the local clock's for people who look.
  mutating func isAbandoned(_ station: StationID, at now: FileTime) throws(FileError) -> Bool {
    let path = Tenure.leasePath(station)
    guard let info = try tree.gate.info(path) else { return true }
    let silentSeconds = max(
      now.seconds(since: info.changed), watchedSilenceSeconds(station, since: info.changed))
    if silentSeconds > tree.limits.leaseSeconds { return true }
    // A lease that cannot be read tells by its silence alone, and keeps nobody else's from being
    // read.
    guard let lease = try? tree.lease(of: station) else { return false }
    return lease.owner.isDead(
      seenBy: .current(), silentSeconds: silentSeconds,
      renewalSeconds: tree.limits.renewalSeconds)
  }

  /// How long a lease has not changed by this service's own watch, in seconds, whatever the file
  /// system's clock was set to meanwhile.
  private mutating func watchedSilenceSeconds(_ station: StationID, since changed: FileTime)
    -> Double
  {
    let seconds = csystem_seconds()
    guard let known = seen[station], known.changed == changed else {
      seen[station] = (changed, seconds)
      return 0
    }
    return seconds - known.seconds
  }
}
