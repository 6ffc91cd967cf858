import Files
import Glibc
import Spool

/// What a disk would still hold if the power went now, by the promises of fsync alone.
///
/// A file's bytes are durable as of its last fsync, else the file is empty; a directory's names as
/// of its last fsync. A rename is atomic, as every journal makes it: once either directory is
/// durable the file is in one place. Of everything else that was not asked for, what adds is lost,
/// and what removes is lost or done at once, as the test likes: the two ends of what a disk may do.
final class PowerCut {
  private let path: String
  private var names: [UInt64: [EntryName: UInt64]] = [:]
  private var contents: [UInt64: [UInt8]] = [:]
  private var directories: Set<UInt64> = []
  private var others: [UInt64: String] = [:]
  private var root: UInt64 = 0

  /// Takes everything that is at `path` as durable.
  init(_ path: String) throws {
    self.path = path
    root = try takeAll(path)
  }

  private func takeAll(_ place: String) throws -> UInt64 {
    let (inode, mode) = Self.stat(place)
    if mode & S_IFMT == S_IFDIR {
      directories.insert(inode)
      var entries: [EntryName: UInt64] = [:]
      for name in try Self.list(place) { entries[name] = try takeAll("\(place)/\(name)") }
      names[inode] = entries
    } else if mode & S_IFMT == S_IFREG {
      contents[inode] = readFile(place) ?? []
    } else {
      others[inode] = "/nowhere"
    }
    return inode
  }

  /// Takes note of an fsync of `place`, below the root.
  func synced(_ place: String) throws {
    let full = "\(path)/\(place)"
    let (inode, mode) = Self.stat(full)
    guard mode & S_IFMT == S_IFDIR else {
      contents[inode] = readFile(full) ?? []
      return
    }
    directories.insert(inode)
    var entries: [EntryName: UInt64] = [:]
    for name in try Self.list(full) {
      let (child, childMode) = Self.stat("\(full)/\(name)")
      entries[name] = child
      if childMode & S_IFMT == S_IFDIR { directories.insert(child) }
      if childMode & S_IFMT == S_IFLNK { others[child] = "/nowhere" }
      // Moved here: gone from where it was.
      for (other, durable) in names where other != inode {
        for (old, moved) in durable where moved == child { names[other]?[old] = nil }
      }
    }
    let left = (names[inode] ?? [:]).filter { entries[$0.key] != $0.value }
    names[inode] = entries
    // Moved away: it is where it went.
    for (_, moved) in left { try followMoved(moved, in: path) }
  }

  /// Takes note of the removal of a name below the root, durable at once.
  func removed(_ place: String) {
    let words = "\(path)/\(place)".split(separator: "/").map(String.init)
    let parent = Self.stat("/" + words.dropLast().joined(separator: "/")).0
    guard let name = words.last else { return }
    names[parent]?[EntryName(name)] = nil
  }

  private func followMoved(_ moved: UInt64, in place: String) throws {
    for name in try Self.list(place) {
      let full = "\(place)/\(name)"
      let (inode, mode) = Self.stat(full)
      if inode == moved { names[Self.stat(place).0, default: [:]][name] = moved }
      if mode & S_IFMT == S_IFDIR && inode != moved { try followMoved(moved, in: full) }
    }
  }

  /// Builds what is left at `target`, with the contract's modes.
  func restore(to target: String) throws {
    try build(root, at: target)
  }

  private func build(_ inode: UInt64, at place: String) throws {
    if directories.contains(inode) {
      _ = unsafe mkdir(place, 0o700)
      for (name, child) in names[inode] ?? [:] { try build(child, at: "\(place)/\(name)") }
      _ = unsafe chmod(place, Self.mode(of: place))
    } else if let link = others[inode] {
      _ = unsafe symlink(link, place)
    } else {
      writeFile(place, contents[inode] ?? [])
      _ = unsafe chmod(place, 0o600)
    }
  }

  private static func mode(of place: String) -> mode_t {
    let name = place.split(separator: "/").last.map(String.init) ?? ""
    return mode_t(Folder(rawValue: name)?.mode ?? 0o700)
  }

  private static func stat(_ place: String) -> (UInt64, mode_t) {
    var info = Glibc.stat()
    guard unsafe lstat(place, &info) == 0 else { return (0, 0) }
    return (UInt64(info.st_ino), info.st_mode)
  }

  private static func list(_ place: String) throws -> [EntryName] {
    try FileGate(root: place).names(in: RelativePath("."))
  }
}
