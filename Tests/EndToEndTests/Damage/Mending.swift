import Foundation

/// How one damage is undone, as a careful person would: what the service has made meanwhile in the
/// place is kept beside what was there before.
struct Mending {
  enum Way {
    /// Mode and owner were changed.
    case attributes
    /// It was moved aside, and something else was put in its place: that inode, or nothing.
    case replaced(kept: String, by: ino_t?)
    /// A folder's content was moved aside.
    case emptied(kept: String)
    /// A file's bytes were changed; this is a copy.
    case rewritten(kept: String)
  }

  let path: String
  let before: stat
  let way: Way

  func mend() {
    switch way {
    case .attributes:
      guard FileTree.info(path)?.st_ino == before.st_ino else { return }
      FileTree.give(path, to: before.st_uid, group: before.st_gid, mode: before.st_mode)
    case .replaced(let kept, let inode):
      if let present = FileTree.info(path) {
        if present.st_ino != inode { FileTree.merge(path, into: kept) }
        FileTree.remove(path)
      }
      _ = FileTree.move(kept, path)
    case .emptied(let kept): FileTree.merge(kept, into: path)
    case .rewritten(let kept):
      FileTree.remove(path)
      _ = FileTree.move(kept, path)
    }
  }
}
