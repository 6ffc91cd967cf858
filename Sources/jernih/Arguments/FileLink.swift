import Glibc

/// Symbolic links.
enum FileLink {
  /// Where a link points.
  ///
  /// - Throws: ``CommandError`` where there is no such link.
  static func target(of path: String) throws -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &buffer, buffer.count)
    guard count > 0 else { throw CommandError("\(path): \(SystemMessage.of(errno))") }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
