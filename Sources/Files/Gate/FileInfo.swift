import Glibc

/// What fstat(2) says of one file, as far as anybody here asks.
package struct FileInfo: Equatable, Sendable {
  /// The kinds of file that are told apart.
  package enum Kind: String, Sendable {
    case file, directory, symlink, fifo, socket, device
  }

  /// Of the entry itself: a symbolic link is one, wherever it leads.
  package var kind: Kind
  /// Permission bits with set-id and sticky bits: 0…0o7777.
  package var mode: UInt32
  package var links: UInt64
  package var sizeBytes: Int64
  package var owner: UInt32
  package var group: UInt32
  package var device: UInt64
  package var inode: UInt64
  /// Bytes that it takes on the disk: holes take none.
  package var allocatedBytes: Int64
  /// When its bytes were last changed, as far as their writer lets it be known.
  package var modified: FileTime
  /// The change time: what neither a file's owner nor a local clock can set.
  package var changed: FileTime

  init(_ stat: stat) {
    kind =
      switch stat.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .symlink
      case S_IFIFO: .fifo
      case S_IFSOCK: .socket
      default: .device
      }
    mode = stat.st_mode & 0o7777
    links = UInt64(stat.st_nlink)
    sizeBytes = Int64(stat.st_size)
    owner = stat.st_uid
    group = stat.st_gid
    device = UInt64(stat.st_dev)
    inode = UInt64(stat.st_ino)
    allocatedBytes = Int64(stat.st_blocks) * 512
    modified = Self.time(stat.st_mtim)
    changed = Self.time(stat.st_ctim)
  }

  private static func time(_ time: timespec) -> FileTime {
    FileTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// Whether this file's bytes may be others than at an earlier look at it.
  ///
  /// A change time that a new mode, owner or number of links explains says nothing of them: who
  /// links a file and then removes its first name has not touched it.
  package func mayHoldOtherBytes(than earlier: FileInfo) -> Bool {
    if sizeBytes != earlier.sizeBytes || modified != earlier.modified { return true }
    let isExplained =
      links != earlier.links || mode != earlier.mode || owner != earlier.owner
      || group != earlier.group
    return changed != earlier.changed && !isExplained
  }

  /// Whether both describe the same file.
  package func isSameFile(as other: FileInfo) -> Bool {
    device == other.device && inode == other.inode
  }
}
