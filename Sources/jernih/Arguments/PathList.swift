import Glibc

/// The photos that a command line names: files, every file of a directory, or a list of names.
enum PathList {
  /// Expands the operands and `--files-from` of a command.
  ///
  /// - Throws: ``CommandError`` where a path does not exist or cannot be listed, or where nothing
  ///   is left to look at.
  static func paths(from arguments: Arguments) throws -> [ArgumentBytes] {
    var paths: [ArgumentBytes] = []
    if let list = arguments.bytes("files-from") {
      guard arguments.operands.isEmpty else {
        throw UsageError("paths are named either on the line or by --files-from")
      }
      let separator = arguments.has("null") ? UInt8(0) : UInt8(ascii: "\n")
      let bytes = try FileText.contents(of: list)
      paths = bytes.split(separator: separator).map { ArgumentBytes(Array($0)) }
    } else {
      guard !arguments.operands.isEmpty else { throw UsageError("name at least one photo") }
      for operand in arguments.operands { paths += try expanded(operand) }
    }
    guard !paths.isEmpty else { throw CommandError("there are no photos in what was named") }
    return paths
  }

  /// The path itself, or every file in it if it is a directory, in the order of their names.
  private static func expanded(_ path: ArgumentBytes) throws -> [ArgumentBytes] {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else {
      throw CommandError("\(path.display): \(SystemMessage.of(errno))")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
    guard let directory = unsafe path.withCString({ unsafe opendir($0) }) else {
      throw CommandError("\(path.display): \(SystemMessage.of(errno))")
    }
    defer { unsafe closedir(directory) }
    var names: [ArgumentBytes] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe ArgumentBytes.copying($0)
        }
      }
      guard name.bytes.first != UInt8(ascii: ".") else { continue }
      let file = path.appending(name.bytes)
      var status = stat()
      guard unsafe file.withCString({ unsafe lstat($0, &status) }) == 0,
        status.st_mode & S_IFMT != S_IFDIR
      else { continue }
      names.append(file)
    }
    guard !names.isEmpty else { throw CommandError("\(path.display): there are no photos in it") }
    return names.sorted()
  }
}
