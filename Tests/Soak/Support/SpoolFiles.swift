import Foundation

/// The files of a spool, as root or their owner sees them.
struct SpoolFiles {
  let path: String

  func read(_ place: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: "\(path)/\(place)"))).map { Array($0) }
  }

  /// Names in a folder of the spool; none where it is gone.
  func names(_ place: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(place)")) ?? []
  }

  func exists(_ place: String) -> Bool {
    var info = stat()
    return unsafe lstat("\(path)/\(place)", &info) == 0
  }
}
