import Files

/// Everything on a spool that has not found its place yet, as it was at one look.
struct Underway {
  /// A drop that nobody has taken.
  struct Waiting: Hashable {
    var folder: Folder
    var name: EntryName
    var path: RelativePath { folder.path.appending(name) }
  }

  /// A job, in `active/` or in `deferred/`.
  struct Taken: Equatable {
    var path: RelativePath
    var record: [UInt8]
  }

  /// One of the two, and what it was.
  enum Item: Hashable {
    case waiting(Waiting)
    case taken(JobID)
  }

  private(set) var waiting: [Waiting: FileInfo] = [:]
  private(set) var taken: [JobID: Taken] = [:]

  /// Looks at a spool.
  ///
  /// - Parameter own: A station that does not count.
  init(_ tree: SpoolTree, besides own: StationID? = nil) throws(FileError) {
    for folder in [Folder.new, .decisions] { try look(at: folder, of: tree) }
    // A job goes to and fro between the two folders: looked at twice, it is met in one of them.
    for _ in 0..<2 {
      for station in try tree.stations() where station != own {
        try look(below: Tenure.path(station), of: tree)
      }
      try look(below: Folder.deferred.path, of: tree)
    }
  }

  private mutating func look(at folder: Folder, of tree: SpoolTree) throws(FileError) {
    guard try tree.gate.exists(folder.path) else { return }
    let listing = try DirectoryListing(folder.path, gate: tree.gate)
    while let name = try listing.next() {
      if case .waits = DropName.read(name, kinds: nil, asDecision: folder == .decisions) {
        continue
      }
      let drop = Waiting(folder: folder, name: name)
      if let info = try tree.gate.info(drop.path) { waiting[drop] = info }
    }
  }

  private mutating func look(below folder: RelativePath, of tree: SpoolTree) throws(FileError) {
    for id in try tree.gate.names(in: folder).compactMap(JobID.init) {
      let path = folder.appending(id.description)
      let record = try? tree.gate.readHead(
        path.appending(JobLayout.record), bytesMaximum: JobRecord.bytesRead)
      guard let record, try tree.gate.exists(path) else { continue }
      taken[id] = Taken(path: path, record: record)
    }
  }

  /// All of them by their cases; those whose name gives none under the empty text.
  var byCase: [String: [Item]] {
    var found: [String: [Item]] = [:]
    for drop in waiting.keys {
      let caseID = Self.caseID(drop.name, isDecision: drop.folder == .decisions)
      found[caseID, default: []].append(.waiting(drop))
    }
    for (id, job) in taken {
      let record = JobRecord(job.record)
      let caseID = record.map { Self.caseID($0.name, isDecision: $0.isDecision) } ?? ""
      found[caseID, default: []].append(.taken(id))
    }
    return found
  }

  /// The case that a drop's name gives; empty where it gives none.
  static func caseID(of drop: Waiting) -> String {
    caseID(drop.name, isDecision: drop.folder == .decisions)
  }

  private static func caseID(_ name: EntryName, isDecision: Bool) -> String {
    switch DropName.read(name, kinds: nil, asDecision: isDecision) {
    case .usable(let drop): drop.caseID
    case .unusable(let drop): drop.caseID ?? ""
    case .waits: ""
    }
  }

  /// Whether an item is as it was at another look.
  func has(_ item: Item, as other: Underway) -> Bool {
    switch item {
    case .waiting(let drop): waiting[drop] != nil && waiting[drop] == other.waiting[drop]
    case .taken(let id): taken[id] != nil && taken[id] == other.taken[id]
    }
  }
}
