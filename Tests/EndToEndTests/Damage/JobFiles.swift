import Foundation

/// Jobs written by hand, as the service writes them.
struct JobFiles {
  /// Why and when it was put off, in nanoseconds since 1970.
  struct Deferral {
    var reason: String
    var time: Int64
    var changed: Int64
  }

  /// The job's folder.
  let path: String

  /// A job's name that no service would come upon.
  static func id(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 28 - digits.count) + digits
  }

  static var now: Int64 {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Makes the folder with the drop in it.
  func make(_ photo: SmallPhoto) throws {
    FileTree.makeFolder(path, owner: ServiceRun.user)
    try FileTree.write("\(path)/in", photo.bytes, owner: ServiceRun.user, mode: 0o640)
  }

  /// Writes `record`.
  ///
  /// - Parameters:
  ///   - seen: When the drop was first seen.
  ///   - wasRenamed: Whether it must be whole.
  func record(
    _ name: String, seen: Int64, wasRenamed: Bool = true, attempts: Int = 0,
    deferrals: [Deferral] = []
  ) throws {
    let digits = name.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var text = "jernih.job/1\nname \(digits)\nseen \(seen)\n"
    if wasRenamed { text += "renamed\n" }
    text += String(repeating: "attempt\n", count: attempts)
    for deferral in deferrals {
      text += "deferred \(deferral.reason) \(deferral.time) \(deferral.changed)\n"
    }
    try FileTree.write("\(path)/record", Array(text.utf8), owner: ServiceRun.user)
  }

  /// When the drop itself last changed.
  var changed: Int64 {
    guard let time = FileTree.info("\(path)/in")?.st_ctim else { return 0 }
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
