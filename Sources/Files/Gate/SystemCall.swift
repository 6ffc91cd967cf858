/// The system calls that ``FileGate`` makes; a test's interposer tells them apart by these.
package enum SystemCall: String, Sendable, CaseIterable {
  case open, create, fstat, access, list, read, statvfs
  case mkdir, write, fsync, syncfs, fchmod, fchown, rename, link, unlink, rmdir, touch, resize
  case memfd, seal, inotify

  /// Whether it changes what is on the disk, or makes a change durable.
  package var isMutating: Bool {
    switch self {
    case .open, .fstat, .access, .list, .read, .statvfs, .memfd, .seal, .inotify: false
    case .create, .mkdir, .write, .fsync, .syncfs, .fchmod, .fchown, .rename, .link, .unlink,
      .rmdir, .touch, .resize:
      true
    }
  }
}
