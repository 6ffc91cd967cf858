import Files
import Glibc

/// The folders of a spool: making them, and refusing them where they are wider than the contract's.
struct Folders {
  let gate: FileGate
  /// The spool's path as messages call it.
  let name: String

  /// Makes what is missing of a spool. Where that is refused nothing has changed.
  func create(_ groups: SpoolGroups) throws(FileError) {
    let state = try Founding(gate: gate, name: name).refuseFilled()
    var missing: [Folder] = []
    for folder in Folder.allCases where try !gate.exists(folder.path) { missing.append(folder) }
    if !missing.isEmpty {
      try refuseGroupsOfOthers(groups, for: missing)
      if state == .spool { _ = try check(groups, passing: missing) }
    }
    if state == .free { try settleRoot() }
    for folder in missing {
      do {
        let group = groups.number(for: folder.readers)
        try gate.makeDirectory(folder.path, mode: folder.mode, group: group)
      } catch {
        guard error.errorNumber == EEXIST else { throw error }
      }
    }
    try gate.syncDirectory(.root)
  }

  /// Gives the root of a new spool its mode, where it is this user's.
  private func settleRoot() throws(FileError) {
    let root = try gate.openDirectory(.root)
    guard try gate.info(root, .root).owner == geteuid() else { return }
    try gate.setMode(root, .root, mode: Folder.rootMode)
  }

  /// Refuses groups that this user could not give a folder to.
  private func refuseGroupsOfOthers(_ groups: SpoolGroups, for folders: [Folder])
    throws(FileError)
  {
    guard geteuid() != 0 else { return }
    let own = Self.ownGroups
    for folder in folders {
      guard let group = groups.number(for: folder.readers), !own.contains(group) else { continue }
      throw .configuration(
        "\(place(folder)): this user may not give it to the group of the policy")
    }
  }

  /// Checks every folder; the groups of intake and clerks as they are on the disk.
  ///
  /// First whether it is a spool at all: of no other folder is said how it should be.
  ///
  /// - Parameter missing: Folders that may be missing. Spools of before there were decisions have
  ///   none; `serve` makes it.
  func check(_ groups: SpoolGroups, passing missing: [Folder] = [.decisions]) throws(FileError)
    -> (intake: UInt32, clerks: UInt32)
  {
    guard let root = try gate.info(.root) else {
      throw .configuration("\(name) is gone")
    }
    try Founding(gate: gate, name: name).refuseOther()
    try refuseWider(name, root.mode, than: Folder.rootMode)
    var found: [Folder: UInt32] = [:]
    for folder in Folder.allCases {
      guard let info = try gate.info(folder.path) else {
        if missing.contains(folder) { continue }
        throw .configuration("\(place(folder)) is missing: is this a spool?")
      }
      guard info.kind == .directory else {
        throw .configuration("\(place(folder)) is a \(info.kind), it should be a directory")
      }
      guard info.device == root.device else {
        throw .configuration(
          "\(place(folder)) is on another file system than the spool: nothing can be renamed")
      }
      try refuseWider(place(folder), info.mode, than: folder.mode)
      if let wanted = groups.number(for: folder.readers), wanted != info.group {
        throw .configuration(
          "\(place(folder)) belongs to group \(info.group), the policy's group is \(wanted)")
      }
      found[folder] = info.group
    }
    return (found[.outbox] ?? root.group, found[.cases] ?? root.group)
  }

  /// Refuses folders between which the kernel renames nothing: a mount within the spool, even of
  /// the same file system.
  ///
  /// A name that is not there is renamed: the kernel compares the mounts before it looks for the
  /// name, so that nothing comes of it but its answer.
  func checkRenames() throws(FileError) {
    let absent = RandomID<IDSubject.OfDraft>().description
    for folder in Folder.allCases where folder != .active {
      do {
        try gate.rename(
          Folder.active.path.appending(absent), to: folder.path.appending("." + absent))
      } catch {
        guard error.errorNumber == EXDEV else { continue }
        throw .configuration(
          "\(place(folder)) or \(place(.active)) is a mount of its own: nothing can be renamed "
            + "between them; mount the spool as a whole")
      }
    }
  }

  /// Whether this user may serve the spool.
  ///
  /// - Parameters:
  ///   - intake: The group of what senders reach.
  ///   - clerks: The group of what clerks read.
  func checkOwnership(intake: UInt32, clerks: UInt32) throws(FileError) {
    try checkOwner()
    try checkMembership([(.cases, clerks), (.outbox, intake)])
  }

  /// What another user makes here (root, for one), the service could neither read nor move, and it
  /// would wait for it.
  private func checkOwner() throws(FileError) {
    // Senders' and readers' folders may be another's.
    for folder in Folder.allCases where ![.tmp, .outbox].contains(folder) {
      guard let owner = try gate.info(folder.path)?.owner, owner != geteuid() else { continue }
      throw .configuration(
        "\(folder.path) belongs to user \(owner) and this is user \(geteuid()): "
          + "run it as the spool's own user")
    }
  }

  /// Results are given to the groups of their folders, which only a member or root can do.
  private func checkMembership(_ wanted: [(folder: Folder, group: UInt32)]) throws(FileError) {
    guard geteuid() != 0 else { return }
    let own = Self.ownGroups
    for (folder, group) in wanted where !own.contains(group) {
      throw .configuration(
        "\(folder.path) belongs to group \(group), of which this user is no member")
    }
  }

  /// The groups that this process is a member of.
  private static var ownGroups: Set<UInt32> {
    let count = getgroups(0, nil)
    var groups = [gid_t](repeating: 0, count: max(0, Int(count)) + 1)
    let filled = unsafe getgroups(count, &groups)
    return Set(groups.prefix(Int(max(0, filled)))).union([getegid()])
  }

  private func place(_ folder: Folder) -> String { "\(name)/\(folder.rawValue)" }

  /// Wider is any permission more, or no sticky bit where senders share a folder.
  private func refuseWider(_ place: String, _ mode: UInt32, than allowed: UInt32)
    throws(FileError)
  {
    let more = mode & 0o777 & ~allowed
    let unstuck = allowed & 0o1000 & ~mode
    guard more | unstuck != 0 else { return }
    throw .configuration(
      "\(place) has mode \(String(mode, radix: 8)), wider than \(String(allowed, radix: 8)): "
        + "chmod \(String(allowed, radix: 8)) it")
  }
}
