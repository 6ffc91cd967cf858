import Foundation

/// The photos that come while something is damaged.
struct OrdinaryDrops {
  struct Drop {
    let photo: SmallPhoto
    let name: String
    /// Whether an answer of its own is waited for.
    let isAwaited: Bool

    init(photo: SmallPhoto, name: String? = nil, isAwaited: Bool = true) {
      self.photo = photo
      self.name = name ?? photo.name
      self.isAwaited = isAwaited
    }
  }

  /// What `new/` has not taken yet.
  var pending: [Drop] = []
  /// What `new/` has taken: from here on it must not be lost.
  private(set) var accepted: [Drop] = []

  /// Two new cases, one that has photos already, and a name that says nothing.
  static let usual: [Drop] = [
    Drop(photo: SmallPhoto("F-1", "ktp", number: 21)),
    Drop(photo: SmallPhoto("F-2", "kk", number: 22)),
    Drop(photo: SmallPhoto(SpoolTemplate.wholeCase, "kk", number: 23)),
    Drop(
      photo: SmallPhoto("none", "none", number: 24), name: "another without a name",
      isAwaited: false),
  ]

  /// Drops what is pending, as a gateway does: built aside, then renamed.
  ///
  /// - Parameter drafts: A folder on the same file system; not the spool's own, which may be
  ///   damaged.
  mutating func drop(into spool: String, drafts: String) throws {
    var refused: [Drop] = []
    for drop in pending {
      let draft = "\(drafts)/draft"
      try FileTree.write(draft, drop.photo.bytes, owner: ServiceRun.sender, mode: 0o640)
      FileTree.give(draft, to: ServiceRun.sender, group: ServiceRun.user, mode: 0o640)
      if FileTree.move(draft, "\(spool)/new/\(drop.name)") {
        accepted.append(drop)
      } else {
        refused.append(drop)
      }
    }
    pending = refused
  }
}
