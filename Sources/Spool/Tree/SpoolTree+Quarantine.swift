package import Files

/// `quarantine/`: what could not become a photo of a case, each with its reason beside it.
extension SpoolTree {
  /// What is in quarantine with a reason beside it, oldest first.
  package func quarantined() throws(FileError) -> [(serial: JobID, reason: [UInt8])] {
    var found: [(JobID, [UInt8])] = []
    for (id, hasDrop) in try reasons() where hasDrop {
      let path = Self.reasonPath(id)
      try passingOver(path) { () throws(FileError) in
        guard let bytes = try gate.readFile(path, limitBytes: 1 << 20) else { return }
        found.append((id, bytes))
      }
    }
    return found
  }

  /// The reasons in quarantine, and whether the drop of each is still there.
  func reasons() throws(FileError) -> [(serial: JobID, hasDrop: Bool)] {
    let names = try gate.names(in: Folder.quarantine.path).map(\.description)
    let present = Set(names)
    return names.compactMap { name in
      guard name.hasSuffix(Self.reasonEnding),
        let id = JobID(name.dropLast(Self.reasonEnding.count))
      else { return nil }
      return (id, present.contains("\(id)\(Self.dropEnding)"))
    }
  }

  /// Where a job's drop lies in quarantine.
  static func quarantinedPath(_ serial: JobID) -> RelativePath {
    Folder.quarantine.path.appending("\(serial)\(dropEnding)")
  }

  /// Where the reason for it lies.
  static func reasonPath(_ serial: JobID) -> RelativePath {
    Folder.quarantine.path.appending("\(serial)\(reasonEnding)")
  }

  static let dropEnding = ".bin"
  static let reasonEnding = ".reason.json"
}
