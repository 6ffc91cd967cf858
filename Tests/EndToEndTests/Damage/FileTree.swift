import Foundation

/// Files as root sees them, by path: what no library call does in one step.
enum FileTree {
  /// What the kernel says of a path, a link itself and not where it leads; `nil` where nothing is.
  static func info(_ path: String) -> stat? {
    var info = stat()
    return unsafe lstat(path, &info) == 0 ? info : nil
  }

  static func isFolder(_ path: String) -> Bool {
    info(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// Names in a folder, in order; none where there is no folder.
  static func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// Everything below a folder, in order, relative to it; links are not followed.
  static func places(below path: String) -> [String] {
    guard isFolder(path) else { return [] }
    return (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? [])
      .sorted()
  }

  static func move(_ from: String, _ to: String) -> Bool { unsafe rename(from, to) == 0 }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Makes a file or a folder somebody's, with exactly this mode.
  static func give(_ path: String, to user: uid_t, group: gid_t, mode: mode_t) {
    _ = unsafe lchown(path, user, group)
    // A change of owner takes bits of the mode away.
    _ = unsafe chmod(path, mode & 0o7777)
  }

  static func makeFolder(_ path: String, owner: uid_t, mode: mode_t = 0o700) {
    _ = unsafe mkdir(path, mode)
    give(path, to: owner, group: owner, mode: mode)
  }

  static func write(_ path: String, _ bytes: [UInt8], owner: uid_t, mode: mode_t = 0o600) throws {
    try Data(bytes).write(to: URL(filePath: path))
    give(path, to: owner, group: owner, mode: mode)
  }

  /// Copies a tree with owners and modes.
  static func copy(_ from: String, _ to: String) throws {
    let process = try Spawned(["cp", "-a", "--", from, to], errors: "/dev/null")
    guard process.wait(seconds: 60) == .exit(0) else {
      throw Office.OfficeError(text: "cannot copy \(from)")
    }
  }

  /// Moves what is in one folder into another; what the other has already, it keeps.
  static func merge(_ from: String, into target: String) {
    for name in names(from) {
      let source = "\(from)/\(name)"
      let place = "\(target)/\(name)"
      if info(place) == nil {
        _ = move(source, place)
      } else if isFolder(source), isFolder(place) {
        merge(source, into: place)
      }
    }
  }
}
