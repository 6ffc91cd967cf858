import Files
import Glibc
import Spool

/// A disk below one spool: it counts the calls that change something, keeps account of what is
/// durable, and takes the power away at one of them.
final class FailingDisk {
  private let path: String
  private let disk: PowerCut
  private let cut: Int
  private let removesAtOnce: Bool
  private let failedSync: Int
  private let bug: PlantedBug?
  private(set) var calls = 0
  private(set) var syncs = 0

  /// - Parameters:
  ///   - cut: The call at which the power goes.
  ///   - removesAtOnce: Whether a removed name is gone for good without any fsync.
  ///   - failedSync: The number of the fsync that fails, with the loss of what was to become
  ///     durable.
  ///   - bug: What the service does wrong.
  init(
    _ path: String, cut: Int, removesAtOnce: Bool, failedSync: Int = -1, bug: PlantedBug? = nil
  ) throws {
    self.path = path
    self.cut = cut
    self.removesAtOnce = removesAtOnce
    self.failedSync = failedSync
    self.bug = bug
    disk = try PowerCut(path)
  }

  /// To be the interposer of whoever works on the spool.
  func answer(_ call: SystemCall, _ place: RelativePath) -> Interference {
    guard call.isMutating else { return .proceed }
    defer { calls += 1 }
    if calls >= cut { return .stop }
    switch call {
    case .unlink, .rmdir:
      if removesAtOnce { disk.removed(place.description) }
    case .fsync:
      defer { syncs += 1 }
      let isFolder = isDirectory("\(path)/\(place)")
      // Asked again, the kernel says that all is well.
      if syncs == failedSync { return bug == .retriedSync ? .proceed : .fail(EIO) }
      if bug?.forgets(place, isFolder: isFolder) != true { try? disk.synced(place.description) }
    default: break
    }
    return .proceed
  }

  /// Makes `target` what the disk would hold after a cut now.
  func restore(to target: String) throws {
    removeTree(target)
    try disk.restore(to: target)
    _ = unsafe chmod(target, 0o711)
  }
}
