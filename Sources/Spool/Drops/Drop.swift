package import Files

/// One entry of `new/` or `decisions/` that is ready to be claimed.
package struct Drop: Equatable, Sendable {
  /// Where it was dropped: `new/` or `decisions/`.
  package let folder: Folder
  /// As the sender gave it, whether it can be used or not.
  package let name: EntryName
  /// What it was when it was last looked at.
  package let info: FileInfo
  /// Whether it was seen to be renamed into `new/`, so that it is whole.
  package let wasRenamed: Bool
  /// The queue it waits in.
  package let lane: Lane
  /// The case that its name gives, with whose other drops it shares one turn; `nil` where none is
  /// given.
  package let caseID: String?
  /// Whether it could not be taken when it was tried before, so that it comes after all others.
  package internal(set) var wasSetAside = false

  /// Reads the name and sorts the drop into its lane.
  ///
  /// - Parameters:
  ///   - kinds: The policy's kinds.
  ///   - limits: Tells what is large.
  ///   - folder: Where it was dropped.
  package init(
    name: EntryName, info: FileInfo, wasRenamed: Bool, kinds: Set<String>, limits: SpoolLimits,
    in folder: Folder = .new
  ) {
    self.folder = folder
    self.name = name
    self.info = info
    self.wasRenamed = wasRenamed
    switch DropName.read(name, kinds: kinds, asDecision: folder == .decisions) {
    case .usable(let usable) where folder == .decisions:
      lane = .decision
      caseID = usable.caseID
    case .usable(let usable) where info.kind == .file:
      lane = info.sizeBytes <= Int64(limits.largeBytes) ? .ordinary : .large
      caseID = usable.caseID
    case .usable(let usable):
      lane = .unfit
      caseID = usable.caseID
    case .unusable(let unusable):
      lane = folder == .decisions ? .decision : .unfit
      caseID = unusable.caseID
    case .waits:
      lane = .unfit
      caseID = nil
    }
  }

  var key: DropKey { DropKey(changed: info.changed, name: name) }
}

extension Drop: Comparable {
  /// Oldest change first; names break ties, so that every service has the same order.
  package static func < (one: Drop, other: Drop) -> Bool { one.key < other.key }
}
