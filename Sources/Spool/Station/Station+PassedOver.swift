package import Files

/// The list of what a service passes over, for whoever looks.
extension Station {
  /// Tells others what this service passes over: a file beside its lease, not durable.
  package func publish(_ things: [PassedOver]) throws(FileError) {
    let station = try ownTenure().station
    let lines = things.map { "\($0.place)\t\($0.what)\n" }.joined()
    try publish(Array(lines.utf8), at: Tenure.passedOverPath(station))
  }

  /// Tells others how this service is: a file beside its lease, not durable.
  package func publish(_ state: ServiceState) throws(FileError) {
    try publish(state.bytes, at: Tenure.statePath(ownTenure().station))
  }

  private func publish(_ bytes: [UInt8], at path: RelativePath) throws(FileError) {
    try drafts().replace(path, with: bytes, mode: CaseLayout.ownMode, durable: false)
  }

  /// Removes what services that are gone, station and lease, have told of themselves.
  func removeLeftLists(but stations: [StationID]) throws(FileError) {
    for name in try gate.names(in: Folder.active.path) {
      let text = name.description
      let endings = [Tenure.passedOverEnding, Tenure.stateEnding]
      guard let ending = endings.first(where: text.hasSuffix),
        let station = StationID(text.dropLast(ending.count)), !stations.contains(station)
      else { continue }
      try gate.removeTree(Folder.active.path.appending(name))
    }
  }
}
