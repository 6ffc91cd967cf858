package import Files
import Glibc

/// Whether there is room for more.
extension Station {
  /// Whether a drop may be taken now: whether its copy leaves
  /// ``SpoolLimits/freeBytesFloor(ofTotal:)`` free. Where it may, its room counts as taken.
  ///
  /// The disk is asked once a second at most.
  ///
  /// - Parameter seconds: Monotonic time, in seconds.
  package func hasRoom(for drop: Drop, at seconds: Double) throws(FileError) -> Bool {
    // One that is moved needs none, and holes need none.
    let isMoved = drop.info.sizeBytes > limits.copiedBytesMaximum
    return try hasRoom(
      forBytes: isMoved ? 0 : min(drop.info.sizeBytes, drop.info.allocatedBytes), at: seconds)
  }

  /// What to say where there is none.
  package var shortOfRoom: FileError {
    gate.failure(.statvfs, Folder.new.path, ENOSPC)
  }

  /// The same for a file of so many bytes.
  package func hasRoom(forBytes count: Int64, at seconds: Double) throws(FileError) -> Bool {
    if room == nil || seconds >= room?.untilSeconds ?? 0 {
      let space = try gate.space(at: Folder.new.path)
      let floor = limits.freeBytesFloor(ofTotal: space.totalBytes)
      room = (Int64(clamping: space.freeBytes) - Int64(clamping: floor), seconds + 1)
    }
    guard let left = room?.bytes, left >= count else { return false }
    room?.bytes = left - count
    return true
  }
}
