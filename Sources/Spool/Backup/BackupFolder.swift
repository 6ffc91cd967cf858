import Files
import Glibc

/// The folder that a copy of a spool is made in.
///
/// Until the copy is whole it is no spool: its mark and its `active/` have other names. Where the
/// disk has lost something of it the mark says so by its name, and the next run copies all anew.
struct BackupFolder {
  let gate: FileGate
  /// Whether an earlier run could not make durable what it had copied.
  let isDoubtful: Bool
  /// The path as messages call it.
  private let name: String
  private let station = StationID()

  private static let unfinished = ".part"
  private static let doubtful = ".doubtful"
  private static var activePart: RelativePath {
    RelativePath(Folder.active.rawValue + unfinished)
  }

  /// Looks at a folder, and makes it where it is not there.
  ///
  /// - Throws: ``FileError/configuration(_:)`` for one that lies in the spool, holds something
  ///   else than an earlier copy of it, or was served since.
  init(_ path: String, of source: String, isSameSpool: ([UInt8]) -> Bool) throws(FileError) {
    name = EntryName(path).description
    if let spool = Self.resolved(source), let folder = Self.resolved(path),
      folder == spool || folder.hasPrefix(spool + "/") || spool.hasPrefix(folder + "/")
    {
      throw .configuration("\(name) and the spool lie in each other: name a folder elsewhere")
    }
    try FileGate().makeDirectoryOutside(path, mode: 0o700)
    gate = try FileGate(root: path) { place in "\(path)/\(Folder.withoutSendersName(place))" }
    let names = try gate.names(in: .root).filter { $0.description != Founding.lostAndFound }
    isDoubtful = try gate.exists(Self.mark(Self.doubtful))
    if names.isEmpty { return }
    var marks: [[UInt8]] = []
    for place in [RootFile.mark.path, Self.mark(Self.unfinished), Self.mark(Self.doubtful)] {
      if let bytes = try gate.readFile(place, limitBytes: RootFile.bytesMaximum) {
        marks.append(bytes)
      }
    }
    guard marks.contains(where: isSameSpool) else {
      throw .configuration(
        "\(name) is not empty, and no copy of this spool: name a folder that is not there")
    }
    guard try gate.names(in: Folder.index.path).isEmpty,
      try gate.names(in: Folder.reports.path).isEmpty
    else {
      throw .configuration(
        "\(name) was served since it was copied, and would lose what it was sent: name another")
    }
  }

  /// Where a path leads; of one that is not there yet, where its folder does.
  private static func resolved(_ path: String) -> String? {
    if let place = existing(path) { return place }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.popLast() else { return nil }
    let folder = parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
    return existing(folder).map { "\($0)/\(last)" }
  }

  private static func existing(_ path: String) -> String? {
    let found = unsafe path.withCString { unsafe realpath($0, nil) }
    guard let found = unsafe found else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  private static func mark(_ ending: String) -> RelativePath {
    RelativePath(RootFile.mark.rawValue + ending)
  }

  /// The mark until the copy is whole.
  private var markPart: RelativePath {
    Self.mark(isDoubtful ? Self.doubtful : Self.unfinished)
  }

  /// Where one of the two files is written.
  func place(of file: RootFile) -> RelativePath {
    file == .mark ? markPart : file.path
  }

  /// Where what is under way is written.
  ///
  /// - Parameter path: Where a job lies on the spool; where none is given, wherever it was written
  ///   before.
  func place(of item: Underway.Item, from path: RelativePath? = nil) -> RelativePath {
    switch item {
    case .waiting(let drop): return drop.path
    case .taken(let id):
      let waits = path?.isBelow(Folder.deferred.path) ?? exists(DeferredRecords.path(id))
      return waits
        ? DeferredRecords.path(id) : stationPath.appending(id.description)
    }
  }

  private func exists(_ path: RelativePath) -> Bool { (try? gate.exists(path)) ?? false }
  private var stationPath: RelativePath { Self.activePart.appending(station.description) }

  /// Makes the folders that are missing, and takes the mark away.
  func begin(like tree: SpoolTree) throws(FileError) {
    if try gate.exists(RootFile.mark.path) {
      try gate.rename(RootFile.mark.path, to: markPart)
    } else if let mark = try tree.contents(of: .mark), try !gate.exists(markPart) {
      try gate.writeFile(markPart, mark, mode: RootFile.mode, durable: false)
    }
    // What is under way is copied anew.
    for place in [Folder.active.path, Self.activePart, Folder.deferred.path] {
      try gate.removeTree(place, depth: 6)
    }
    for folder in [Folder.new, .decisions] {
      for name in try gate.names(in: folder.path) {
        try gate.removeTree(folder.path.appending(name))
      }
    }
    for folder in Folder.allCases {
      let place = folder == .active ? Self.activePart : folder.path
      guard try !gate.exists(place), let info = try tree.gate.info(folder.path) else { continue }
      try gate.makeDirectory(place, mode: info.mode, group: info.group)
    }
  }

  /// Makes the folder of a service that is no more, for jobs that were under way.
  func prepareStation() throws(FileError) {
    if try !gate.exists(stationPath) {
      try gate.makeDirectory(stationPath, mode: Folder.active.mode)
    }
  }

  /// Notes that what was copied may not be what the disk holds: the next run takes nothing of it
  /// for the same as on the spool.
  func doubt() {
    // Where not even that can be written, a copy without a mark is none that is gone on with.
    do {
      try gate.rename(markPart, to: Self.mark(Self.doubtful))
      try gate.syncDirectory(.root)
    } catch {
      try? gate.unlink(markPart)
    }
  }

  /// Makes it a spool.
  func finish() throws(FileError) {
    let root = try gate.openDirectory(.root)
    try gate.setMode(root, .root, mode: Folder.rootMode)
    // Where nothing is under way any more there is no service to take down either.
    _ = try FileError.accepting(ENOENT, ENOTEMPTY, EEXIST) { () throws(FileError) in
      try gate.removeDirectory(stationPath)
    }
    try gate.rename(Self.activePart, to: Folder.active.path)
    try gate.rename(markPart, to: RootFile.mark.path)
    try gate.syncDirectory(.root)
  }
}
