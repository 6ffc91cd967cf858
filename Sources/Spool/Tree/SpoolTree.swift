package import Files
import Glibc

/// The folders of one spool: a directory that is a queue and an archive, as anybody sees it who may
/// look.
///
/// It knows nothing of pictures, and it keeps nothing in mind: what it says is what is on the disk.
/// It changes nothing but what is missing of a new spool; whoever takes work from it or attaches
/// results has a ``Station``. To be used from one thread.
///
/// **Diagnostics.** ``FileError/configuration(_:)`` from opening and creating ends the command;
/// ``FileError/machine(_:)`` from anything else is worth another try.
package final class SpoolTree {
  /// The way to the file system.
  package let gate: FileGate
  /// The policy's numbers.
  package private(set) var limits: SpoolLimits
  /// The policy's kinds.
  package private(set) var kinds: Set<String>
  /// The spool's path as the user gave it, escaped for messages.
  let name: String
  /// The group of `tmp/`, `new/` and `outbox/`, as it is on the disk.
  let intakeGroup: UInt32
  /// The group of `cases/` and `reports/`, as it is on the disk.
  let clerksGroup: UInt32
  /// Told of each thing that is passed over, each time.
  package var onPassingOver: (PassedOver) -> Void = { _ in }

  /// Opens the spool at `path`.
  ///
  /// - Parameters:
  ///   - groups: The groups of the policy; a folder of another group is refused.
  ///   - kinds: The kinds of the policy.
  /// - Throws: ``FileError/configuration(_:)`` for a folder that is missing, of a wider mode than
  ///   the contract's, of another group or on another file system, with what it should be.
  package init(
    _ path: String, groups: SpoolGroups = SpoolGroups(), kinds: Set<String>,
    limits: SpoolLimits = SpoolLimits()
  ) throws(FileError) {
    name = EntryName(path).description
    gate = try Self.gate(to: path)
    (intakeGroup, clerksGroup) = try Folders(gate: gate, name: name).check(groups)
    self.kinds = kinds
    self.limits = limits
  }

  /// The same spool, with another listener to what is passed over.
  init(_ other: SpoolTree, onPassingOver: @escaping (PassedOver) -> Void) {
    gate = other.gate
    limits = other.limits
    kinds = other.kinds
    name = other.name
    intakeGroup = other.intakeGroup
    clerksGroup = other.clerksGroup
    self.onPassingOver = onPassingOver
  }

  /// Makes what is missing of the spool at `path`: the directory itself and its folders.
  ///
  /// A directory that is not there becomes a spool, and one that holds nothing but empty folders
  /// of a spool's names. The mark is written by whoever serves it (``Station/replace(_:with:)``).
  ///
  /// - Throws: ``FileError/configuration(_:)`` for a directory that holds something else, a spool
  ///   of wider modes, or a group that cannot be given, with nothing changed;
  ///   ``FileError/machine(_:)`` where a directory cannot be made.
  package static func create(_ path: String, groups: SpoolGroups = SpoolGroups())
    throws(FileError)
  {
    try FileGate().makeDirectoryOutside(path, mode: Folder.rootMode)
    try Folders(gate: gate(to: path), name: EntryName(path).description).create(groups)
  }

  /// Whether the folder at `path` is a spool: by its mark, or by all folders of the first version.
  ///
  /// - Throws: ``FileError/machine(_:)`` where it cannot be looked at.
  package static func isSpool(_ path: String) throws(FileError) -> Bool {
    var isSpool = false
    _ = try FileError.accepting(ENOENT) { () throws(FileError) in
      isSpool = try Founding(gate: gate(to: path), name: path).isSpool()
    }
    return isSpool
  }

  /// Refuses a folder that is no spool and may not become one, before anything is made.
  ///
  /// - Throws: ``FileError/configuration(_:)`` for a folder that holds something else.
  package static func refuseOther(_ path: String) throws(FileError) {
    _ = try FileError.accepting(ENOENT) { () throws(FileError) in
      try Founding(gate: gate(to: path), name: EntryName(path).description).refuseFilled()
    }
  }

  /// A gate to a spool, whose messages never tell a sender's name.
  static func gate(to path: String) throws(FileError) -> FileGate {
    let name = EntryName(path).description
    return try FileGate(root: path) { place in
      place == .root ? name : "\(name)/\(Folder.withoutSendersName(place))"
    }
  }

  /// Goes by another policy's kinds and numbers from now on.
  ///
  /// Jobs that are in hand keep those that they were taken with.
  ///
  /// - Parameter groups: The policy's groups.
  /// - Throws: ``FileError/configuration(_:)`` where a folder is of another group, with the old
  ///   ones kept.
  package func adopt(groups: SpoolGroups, kinds: Set<String>, limits: SpoolLimits)
    throws(FileError)
  {
    _ = try Folders(gate: gate, name: name).check(groups)
    self.kinds = kinds
    self.limits = limits
  }

  /// Tries whether names can be moved between the folders, as a service does with every photo.
  /// Nothing is changed.
  ///
  /// - Throws: ``FileError/configuration(_:)`` with the folder that is a mount of its own.
  package func checkRenames() throws(FileError) {
    try Folders(gate: gate, name: name).checkRenames()
  }

  /// That whoever may send photos may also decide on them, where the two groups are one; `nil`
  /// where they are not.
  package var whoCanDecide: String? {
    guard intakeGroup == clerksGroup else { return nil }
    return "gateways can decide on photos as clerks can: the policy's groups name no two different "
      + "groups for intake and clerks"
  }

  /// Whether this user may serve the spool.
  ///
  /// - Throws: ``FileError/configuration(_:)`` with the folder that is another user's, or of a
  ///   group that this user is no member of.
  package func checkOwnership() throws(FileError) {
    try Folders(gate: gate, name: name)
      .checkOwnership(intake: intakeGroup, clerks: clerksGroup)
  }

  /// The files directly in `outbox/`, `quarantine/` or `journal/` with what they are.
  package func entries(of folder: Folder) throws(FileError) -> [(name: EntryName, info: FileInfo)] {
    var found: [(EntryName, FileInfo)] = []
    for name in try gate.names(in: folder.path) {
      guard let info = try gate.info(folder.path.appending(name)) else { continue }
      found.append((name, info))
    }
    return found
  }
}
