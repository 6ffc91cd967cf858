/// One entry of `new/` that is ready to be claimed.
package struct Drop: Equatable, Sendable {
  package let name: EntryName
  /// What it was when it was last looked at.
  package let info: FileInfo
  /// Whether it was seen to be renamed into `new/`, so that it is whole.
  package let wasRenamed: Bool

  /// Oldest change first; names break ties, so that every service has the same order.
  func precedes(_ other: Drop) -> Bool { key < other.key }
  var key: DropKey { DropKey(changed: info.changed, name: name) }
}
