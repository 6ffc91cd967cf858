/// Every right that a version of Landlock knows, to be denied whole.
///
/// - Source: Linux, include/uapi/linux/landlock.h and Documentation/userspace-api/landlock.rst.
package struct LandlockRights: Equatable {
  /// What can be done with files and directories, LANDLOCK_ACCESS_FS_….
  package var files: UInt64
  /// What can be done with the network, LANDLOCK_ACCESS_NET_….
  package var network: UInt64
  /// What of the world outside the domain can be reached, LANDLOCK_SCOPE_….
  package var scopes: UInt64

  /// The rights of a version; those of later ones than are known here are the last known ones.
  ///
  /// - Parameter version: The kernel's Landlock ABI, 1 or higher.
  package init(version: Int) {
    // Execute, write, read, list, remove (2) and make (7).
    files = (1 << 13) - 1
    network = 0
    scopes = 0
    // Link and rename between directories.
    if version >= 2 { files |= 1 << 13 }
    // Truncate.
    if version >= 3 { files |= 1 << 14 }
    // Bind and connect TCP sockets.
    if version >= 4 { network = 0b11 }
    // ioctl on devices.
    if version >= 5 { files |= 1 << 15 }
    // Abstract Unix sockets and signals.
    if version >= 6 { scopes = 0b11 }
  }
}
