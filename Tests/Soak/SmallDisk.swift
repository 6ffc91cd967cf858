import Foundation

/// A file system of four megabytes, mounted where only this process and its children see it.
final class SmallDisk {
  enum Kind: String, CaseIterable {
    /// Memory, with at most so many inodes.
    case tmpfs
    /// A file with ext4 on it, which finds out about full only when it allocates.
    case ext4
  }

  let path: String
  private let image: String

  static let sizeBytes = 4 << 20
  static let inodes = 512

  /// - Throws: ``SoakError`` where this user may not mount.
  init(_ kind: Kind) throws {
    let folder = FileManager.default.temporaryDirectory
    path = folder.appending(path: "jernih-disk-\(getpid())").path
    image = path + ".image"
    guard geteuid() == 0 else { throw SoakError("only root may mount", isForbidden: true) }
    guard unshare(CLONE_NEWNS) == 0, Self.run("mount", "--make-rprivate", "/") else {
      throw SoakError("no mount namespace: errno \(errno)", isForbidden: true)
    }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let isMounted: Bool
    switch kind {
    case .tmpfs:
      isMounted = Self.run(
        "mount", "-t", "tmpfs", "-o", "size=\(Self.sizeBytes),nr_inodes=\(Self.inodes)", "none",
        path)
    case .ext4:
      _ = FileManager.default.createFile(atPath: image, contents: nil)
      isMounted =
        unsafe truncate(image, Self.sizeBytes) == 0
        && Self.run("mkfs.ext4", "-q", "-F", "-m", "0", "-N", "\(Self.inodes)", image)
        && Self.run("mount", "-o", "loop", image, path)
    }
    guard isMounted else {
      clean()
      throw SoakError("\(kind.rawValue) cannot be mounted here", isForbidden: true)
    }
  }

  deinit {
    _ = Self.run("umount", path)
    clean()
  }

  private func clean() {
    _ = unsafe rmdir(path)
    _ = unsafe unlink(image)
  }

  private static func run(_ words: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
