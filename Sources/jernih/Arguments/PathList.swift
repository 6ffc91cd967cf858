import Glibc

/// The photos that a command line names: files, every file of a directory, or a list of names.
struct PathList {
  /// What is to be looked at, in order.
  private(set) var paths: [ArgumentBytes] = []
  /// What is wrong with each path that is not there, as `a.jpg: No such file or directory`. Of a
  /// list the path is among ``paths`` all the same, for every line of it gets its answer.
  private(set) var missing: [String] = []

  /// Expands the operands and `--files-from` of a command.
  ///
  /// - Throws: ``UsageError`` where the line or the list makes no sense; ``CommandError`` where a
  ///   directory or the list cannot be read, or where nothing was named.
  init(_ arguments: Arguments) throws {
    if let list = arguments.bytes("files-from") {
      guard arguments.operands.isEmpty else {
        throw UsageError("paths are named either on the line or by --files-from")
      }
      paths = try Self.names(in: list, endedByNull: arguments.has("null"))
      missing = paths.compactMap { Self.trouble(with: $0) }
    } else {
      guard !arguments.has("null") else {
        throw UsageError("-0 says how the names in --files-from end")
      }
      guard !arguments.operands.isEmpty else { throw UsageError("name at least one photo") }
      for operand in arguments.operands {
        if let trouble = Self.trouble(with: operand) {
          missing.append(trouble)
        } else {
          paths += try Self.expanded(operand)
        }
      }
    }
    guard !paths.isEmpty || !missing.isEmpty else {
      throw CommandError("there are no photos in what was named")
    }
  }

  /// The names in a list.
  private static func names(
    in list: ArgumentBytes, endedByNull: Bool
  ) throws -> [ArgumentBytes] {
    let bytes = try FileText.contents(of: list)
    let separator = endedByNull ? UInt8(0) : UInt8(ascii: "\n")
    let names = bytes.split(separator: separator)
    guard !endedByNull else { return names.map { ArgumentBytes(Array($0)) } }
    for (index, name) in names.enumerated() {
      guard !name.contains(0) else {
        throw UsageError("name \(index + 1) of --files-from holds a null byte; did you mean -0?")
      }
      guard name.last != UInt8(ascii: "\r") else {
        throw UsageError(
          "name \(index + 1) of --files-from ends in a carriage return; lines end in a newline "
            + "alone")
      }
    }
    return names.map { ArgumentBytes(Array($0)) }
  }

  /// Why a path leads to nothing; `nil` where something is there.
  private static func trouble(with path: ArgumentBytes) -> String? {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) != 0 else { return nil }
    let code = errno
    // A link that leads nowhere is there; the photo's verdict says what is wrong with it.
    if unsafe path.withCString({ unsafe lstat($0, &status) }) == 0 { return nil }
    return "\(path.display): \(SystemMessage.of(code))"
  }

  /// The path itself, or every file in it if it is a directory, in the order of their names.
  private static func expanded(_ path: ArgumentBytes) throws -> [ArgumentBytes] {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else { return [path] }
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
