package import Files

/// `active/` as anybody sees it: the stations, their leases, and what their services pass over.
extension SpoolTree {
  /// All services with a station or a lease.
  func stations() throws(FileError) -> [StationID] {
    var found: Set<StationID> = []
    for name in try gate.names(in: Folder.active.path).map(\.text) {
      let isLease = name.hasSuffix(Tenure.leaseEnding)
      let stem = isLease ? name.dropLast(Tenure.leaseEnding.count) : name[...]
      if let station = StationID(stem) { found.insert(station) }
    }
    return found.sorted()
  }

  /// The services and commands that may still write.
  package func livingStations() throws(FileError) -> Set<StationID> {
    let now = FileTime.localClock
    var watch = LeaseWatch(self)
    var living: Set<StationID> = []
    for station in try stations() where try !watch.isAbandoned(station, at: now) {
      living.insert(station)
    }
    return living
  }

  /// What a lease says; `nil` where it is missing, torn or none.
  func lease(of station: StationID) throws(FileError) -> Lease? {
    try gate.readFile(Tenure.leasePath(station), limitBytes: Lease.bytesMaximum)
      .flatMap(Lease.init)
  }

  /// What all services on this spool pass over, each thing once.
  func publishedPassedOver() throws(FileError) -> [PassedOver] {
    var found: Set<PassedOver> = []
    for station in try stations() {
      let path = Tenure.passedOverPath(station)
      let bytes = try gate.readFile(path, limitBytes: 1 << 20) ?? []
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let words = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
        guard words.count == 2 else { continue }
        found.insert(
          PassedOver(place: EntryName(words[0]).description, what: EntryName(words[1]).description))
      }
    }
    return found.sorted { ($0.place, $0.what) < ($1.place, $1.what) }
  }
}
