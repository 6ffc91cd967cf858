import Glibc

/// What a command line names: photos, the photos in directories, or a list of names.
struct PathList {
  /// What is to be judged.
  let names: PhotoNames
  /// What is wrong with each path on the line that is not there, as
  /// `a.jpg: No such file or directory`.
  private(set) var missing: [String] = []
  /// What was left out of directories, a line each.
  private(set) var notes: [String] = []

  /// The option that reads what is below directories.
  static let recursive = Option("recursive", "r", "reads the folders in a directory as well")

  /// Expands the operands and `--files-from` of a command.
  ///
  /// - Throws: ``UsageError`` where the line makes no sense; ``CommandError`` where a directory or
  ///   the list cannot be read, or where nothing was named.
  init(_ arguments: Arguments) throws {
    if let list = arguments.bytes("files-from") {
      guard arguments.operands.isEmpty else {
        throw UsageError("paths are named either on the line or by --files-from")
      }
      names = .stream(try NameStream(list, isNullEnded: arguments.has("null")))
      return
    }
    guard !arguments.has("null") else {
      throw UsageError("-0 says how the names in --files-from end")
    }
    guard !arguments.operands.isEmpty else { throw UsageError("name at least one photo") }
    let isRecursive = arguments.has(Self.recursive.name)
    var paths: [ArgumentBytes] = []
    for operand in arguments.operands {
      if operand.text == "-" {
        paths.append(operand)
      } else if let trouble = Self.trouble(with: operand) {
        missing.append(trouble)
      } else if Self.isFolder(operand) {
        let walk = try FolderWalk(operand, isRecursive: isRecursive)
        guard !walk.paths.isEmpty else { throw Self.empty(operand, walk) }
        paths += walk.paths
        notes += Self.notes(on: operand, walk)
      } else {
        paths.append(operand)
      }
    }
    names = .list(paths)
  }

  /// The error for a directory in which nothing is to be judged.
  private static func empty(_ folder: ArgumentBytes, _ walk: FolderWalk) -> CommandError {
    let hint =
      walk.foldersLeft == 0
      ? "" : ", but \(Count.of(walk.foldersLeft, "folder")); \(walk.hint)"
    return CommandError("\(folder.display): there are no photos in it\(hint)")
  }

  private static func notes(on folder: ArgumentBytes, _ walk: FolderWalk) -> [String] {
    guard walk.foldersLeft > 0 else { return [] }
    let folders = Count.of(walk.foldersLeft, "folder in it was", "folders in it were")
    return ["\(folder.display): \(folders) not looked into; \(walk.hint)"]
  }

  private static func isFolder(_ path: ArgumentBytes) -> Bool {
    var status = stat()
    return unsafe path.withCString { unsafe stat($0, &status) } == 0
      && status.st_mode & S_IFMT == S_IFDIR
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
}
