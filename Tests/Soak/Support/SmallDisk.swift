import Foundation

/// A file system of some megabytes, mounted where only this process and its children see it.
final class SmallDisk {
  enum Kind: String, CaseIterable {
    /// Memory, with at most so many inodes.
    case tmpfs
    /// A file with ext4 on it, which finds out about full only when it allocates.
    case ext4
  }

  let path: String
  private let image: String

  /// - Throws: ``SoakError`` where this user may not mount.
  init(_ kind: Kind, sizeBytes: Int = 4 << 20, inodes: Int = 512) throws {
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
        "mount", "-t", "tmpfs", "-o", "size=\(sizeBytes),nr_inodes=\(inodes)", "none", path)
    case .ext4:
      _ = FileManager.default.createFile(atPath: image, contents: nil)
      isMounted =
        unsafe truncate(image, sizeBytes) == 0
        && Self.run("mkfs.ext4", "-q", "-F", "-m", "0", "-N", "\(inodes)", image)
        && mountImage()
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

  /// Without the mercy that ext4 shows to files renamed before they are durable.
  private func mountImage() -> Bool {
    Self.run("mount", "-o", "loop,noauto_da_alloc", image, path)
  }

  /// Makes durable what is there.
  func sync() {
    let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    syncfs(folder)
    close(folder)
  }

  /// Takes the power away from the file system: what is not durable by now never will be, and every
  /// call on it fails from here on.
  ///
  /// - Throws: ``SoakError`` where the file system cannot do that; only ext4 is asked.
  func cutPower() throws {
    let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(folder) }
    var flags = Self.withoutFlushingTheLog
    guard unsafe ioctl(folder, Self.shutDown, &flags) == 0 else {
      throw SoakError("the power cannot be cut: errno \(errno)", isForbidden: true)
    }
  }

  /// Mounts it again, as after the machine's restart.
  func restart() throws {
    let isUnmounted = SteadyClock.wait(atMost: 30, every: 0.05) { Self.run("umount", path) }
    guard isUnmounted != nil, mountImage() else { throw SoakError("the disk does not come back") }
  }

  /// `EXT4_IOC_SHUTDOWN` and its flag, as ext4.h of the kernel has them.
  private static let shutDown: UInt = 0x8004_587d
  private static let withoutFlushingTheLog: UInt32 = 2

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
