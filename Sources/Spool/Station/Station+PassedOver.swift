package import Files

/// The list of what a service passes over, for whoever looks.
extension Station {
  /// Tells others what this service passes over: a file beside its lease, not durable.
  package func publish(_ things: [PassedOver]) throws(FileError) {
    let station = try ownTenure().station
    let lines = things.map { "\($0.place)\t\($0.what)\n" }.joined()
    let draft = try drafts().write(
      Array(lines.utf8), mode: CaseLayout.ownMode, group: nil, durable: false)
    try gate.rename(draft, to: Tenure.passedOverPath(station))
  }

  /// Removes the lists of services that are gone, station and lease.
  func removeLeftLists(but stations: [StationID]) throws(FileError) {
    for name in try gate.names(in: Folder.active.path) {
      let text = name.description
      guard text.hasSuffix(Tenure.passedOverEnding),
        let station = StationID(text.dropLast(Tenure.passedOverEnding.count)),
        !stations.contains(station)
      else { continue }
      try gate.unlink(Folder.active.path.appending(name))
    }
  }
}
