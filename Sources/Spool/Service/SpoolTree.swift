import Glibc

/// The folders of a spool: making them, and refusing them where they are wider than the contract's.
struct SpoolTree {
  let gate: FileGate
  /// The spool's path as the user gave it, for messages.
  let name: String

  static func makeRoot(_ path: String) throws(SpoolError) {
    if unsafe mkdir(path, mode_t(Folder.rootMode)) == 0 || errno == EEXIST { return }
    throw .machine(
      SystemFailure(call: .mkdir, place: EntryName(path).description, number: errno))
  }

  func create(_ groups: SpoolGroups) throws(SpoolError) {
    if try gate.names(in: .root).isEmpty {
      let root = try gate.openDirectory(.root)
      if try gate.info(root, .root).owner == geteuid() {
        try gate.setMode(root, .root, mode: Folder.rootMode)
      }
    }
    for folder in Folder.allCases where try !gate.exists(folder.path) {
      do {
        let group = groups.number(for: folder.readers)
        try gate.makeDirectory(folder.path, mode: folder.mode, group: group)
      } catch {
        switch error.errorNumber {
        case EEXIST: continue
        case EPERM:
          throw .configuration(
            "\(place(folder)): this user may not give it to the group of the policy")
        default: throw error
        }
      }
    }
    try gate.syncDirectory(.root)
  }

  /// Checks every folder; the groups of intake and clerks as they are on the disk.
  func check(_ groups: SpoolGroups) throws(SpoolError) -> (intake: UInt32, clerks: UInt32) {
    guard let root = try gate.info(.root) else {
      throw .configuration("\(EntryName(name)) is gone")
    }
    try refuseWider(EntryName(name).description, root.mode, than: Folder.rootMode)
    var found: [Folder: UInt32] = [:]
    for folder in Folder.allCases {
      guard let info = try gate.info(folder.path) else {
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

  /// Refuses folders between which the kernel renames nothing: a mount within the spool, even of the
  /// same file system.
  ///
  /// A name that is not there is renamed: the kernel compares the mounts before it looks for the
  /// name, so that nothing comes of it but its answer.
  func checkRenames() throws(SpoolError) {
    let absent = JobID().description
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

  private func place(_ folder: Folder) -> String { "\(EntryName(name))/\(folder.rawValue)" }

  /// Wider is any permission more, or no sticky bit where senders share a folder.
  private func refuseWider(_ place: String, _ mode: UInt32, than allowed: UInt32)
    throws(SpoolError)
  {
    let more = mode & 0o777 & ~allowed
    let unstuck = allowed & 0o1000 & ~mode
    guard more | unstuck != 0 else { return }
    throw .configuration(
      "\(place) has mode \(String(mode, radix: 8)), wider than \(String(allowed, radix: 8)): "
        + "chmod \(String(allowed, radix: 8)) it")
  }
}
