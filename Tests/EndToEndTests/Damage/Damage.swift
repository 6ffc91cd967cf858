import Foundation
import TestSupport

/// What can befall a file or a folder from outside.
enum Damage: String, CaseIterable, Sendable {
  case gone, closed, foreign, otherKind, link, empty, cut, long, random

  /// A file of so many bytes is longer than anything that the service reads at once.
  private static let longBytes = 9 << 20

  /// Whether it can befall a folder, or a file.
  func fits(isFolder: Bool) -> Bool {
    switch self {
    case .cut, .long, .random: !isFolder
    default: true
    }
  }

  /// Whether what was there is out of reach for good unless it is mended: a mode or an owner can be
  /// put right, and the bytes are still where they were.
  var destroys: Bool { ![.closed, .foreign].contains(self) }

  /// Does it.
  ///
  /// - Parameters:
  ///   - path: What it befalls.
  ///   - aside: A folder that the service can reach, for what has to give way.
  ///   - owner: The service's user.
  /// - Returns: What mends it.
  func befall(_ path: String, aside: String, owner: uid_t) throws -> Mending {
    guard let before = FileTree.info(path) else {
      throw Office.OfficeError(text: "\(path) is not there to be damaged")
    }
    let kept = "\(aside)/\(UUID().uuidString)"
    let isFolder = FileTree.isFolder(path)
    switch self {
    case .closed:
      _ = unsafe chmod(path, 0)
      return Mending(path: path, before: before, way: .attributes)
    case .foreign:
      FileTree.give(path, to: 0, group: 0, mode: before.st_mode)
      return Mending(path: path, before: before, way: .attributes)
    case .gone, .otherKind, .link:
      guard FileTree.move(path, kept) else {
        throw Office.OfficeError(text: "\(path) cannot be moved")
      }
      try putInPlace(of: path, kept: kept, isFolder: isFolder, owner: owner)
      return Mending(
        path: path, before: before, way: .replaced(kept: kept, by: FileTree.info(path)?.st_ino))
    case .empty where isFolder:
      FileTree.makeFolder(kept, owner: owner)
      for name in FileTree.names(path) { _ = FileTree.move("\(path)/\(name)", "\(kept)/\(name)") }
      return Mending(path: path, before: before, way: .emptied(kept: kept))
    case .empty, .cut, .long, .random:
      try FileTree.copy(path, kept)
      try rewrite(path)
      return Mending(path: path, before: before, way: .rewritten(kept: kept))
    }
  }

  private func putInPlace(of path: String, kept: String, isFolder: Bool, owner: uid_t) throws {
    switch self {
    case .otherKind where isFolder:
      try FileTree.write(path, Array("a file\n".utf8), owner: owner)
    case .otherKind:
      // Not an empty one: that a rename could still take the place of.
      FileTree.makeFolder(path, owner: owner, mode: 0o755)
      try FileTree.write("\(path)/inner", [1], owner: owner)
    case .link: _ = unsafe symlink(kept, path)
    default: break
    }
  }

  /// Changes a file's bytes in place, as a bad disk or a careless hand does.
  private func rewrite(_ path: String) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    defer { try? file.close() }
    let bytes = try file.readToEnd() ?? Data()
    switch self {
    case .empty: try file.truncate(atOffset: 0)
    case .cut: try file.truncate(atOffset: UInt64(bytes.count / 2))
    case .long:
      // More of the same: each part by itself is what a reader expects.
      let part = bytes.isEmpty ? Data([0]) : bytes
      var more = Data(capacity: Self.longBytes + part.count)
      while bytes.count + more.count < Self.longBytes { more += part }
      try file.write(contentsOf: more)
    default:
      var random = SplitMix64(seed: UInt64(bytes.count))
      try file.seek(toOffset: 0)
      let noise = (0..<max(64, bytes.count)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      try file.write(contentsOf: Data(noise))
    }
  }
}
