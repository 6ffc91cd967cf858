import Glibc

/// What fstat(2) says of one file, as far as the spool asks.
package struct FileInfo: Equatable, Sendable {
  /// The kinds of file that are told apart.
  package enum Kind: String, Sendable {
    case file, directory, symlink, fifo, socket, device
  }

  package var kind: Kind
  /// Permission bits with set-id and sticky bits: 0…0o7777.
  package var mode: UInt32
  package var links: UInt64
  package var sizeBytes: Int64
  package var owner: UInt32
  package var group: UInt32
  package var device: UInt64
  package var inode: UInt64
  /// The change time: what neither a sender nor a local clock can set.
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
    changed = FileTime(
      nanoseconds: Int64(stat.st_ctim.tv_sec) * 1_000_000_000 + Int64(stat.st_ctim.tv_nsec))
  }

  /// Whether both describe the same file.
  package func isSameFile(as other: FileInfo) -> Bool {
    device == other.device && inode == other.inode
  }
}
