import Glibc

/// The files in a directory that a command line names.
struct FolderWalk {
  /// In the order of their names; those below a folder where its name stands.
  private(set) var paths: [ArgumentBytes] = []
  /// Folders that were not looked into.
  private(set) var foldersLeft = 0
  private let isRecursive: Bool
  private let isOfPhotos: Bool

  /// What to do about folders that were not looked into.
  var hint: String { isRecursive ? "links to folders are not followed" : "-r does that" }

  /// So deep folders are followed under one another.
  private static let depthMaximum = 64

  /// - Parameters:
  ///   - isRecursive: Whether folders below are looked into; links to folders never are.
  ///   - isOfPhotos: Whether files that are plainly no photos are left out.
  /// - Throws: ``CommandError`` where a directory cannot be read, or not to its end.
  init(_ folder: ArgumentBytes, isRecursive: Bool, isOfPhotos: Bool = false) throws {
    self.isRecursive = isRecursive
    self.isOfPhotos = isOfPhotos
    try walk(folder, depth: 0)
  }

  private mutating func walk(_ folder: ArgumentBytes, depth: Int) throws {
    for file in try Self.names(in: folder).sorted().map({ folder.appending($0.bytes) }) {
      switch Self.type(of: file, following: false) {
      case S_IFDIR:
        if isRecursive, depth < Self.depthMaximum {
          try walk(file, depth: depth + 1)
        } else {
          foldersLeft += 1
        }
      case S_IFLNK where Self.type(of: file, following: true) == S_IFDIR: foldersLeft += 1
      case S_IFREG where isOfPhotos && Self.isPlainlyNoPhoto(file): continue
      case nil: continue
      default: paths.append(file)
      }
    }
  }

  private static func names(in folder: ArgumentBytes) throws -> [ArgumentBytes] {
    guard let directory = unsafe folder.withCString({ unsafe opendir($0) }) else {
      throw CommandError("\(folder.display): \(SystemMessage.of(errno))")
    }
    defer { unsafe closedir(directory) }
    var names: [ArgumentBytes] = []
    while true {
      // A directory's end and a disk that fails in the middle of it look alike but for this.
      errno = 0
      guard let entry = unsafe readdir(directory) else {
        let code = errno
        guard code == 0 else {
          throw CommandError("\(folder.display): \(SystemMessage.of(code))")
        }
        return names
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe ArgumentBytes.copying($0)
        }
      }
      if name.bytes.first != UInt8(ascii: ".") { names.append(name) }
    }
  }

  /// The type bits of what a path leads to; `nil` where nothing is there.
  private static func type(of path: ArgumentBytes, following: Bool) -> mode_t? {
    var status = stat()
    let flags = following ? 0 : AT_SYMLINK_NOFOLLOW
    let found = unsafe path.withCString { unsafe fstatat(AT_FDCWD, $0, &status, flags) }
    return found == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Endings that photos and what people take for photos have.
  private static let pictureEndings: Set<String> = [
    "jpg", "jpeg", "jpe", "jfif", "png", "heic", "heif", "avif", "webp", "gif", "bmp", "tif",
    "tiff", "svg", "pdf", "bin",
  ]

  /// Whether neither a file's name nor its first bytes say that it is a picture, as of README.txt
  /// or Thumbs.db: only then is it left out, for a photo that is damaged or of another format has
  /// its verdict.
  private static func isPlainlyNoPhoto(_ file: ArgumentBytes) -> Bool {
    let parts = file.lastComponent.text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let ending = parts.last, !ending.isEmpty,
      !pictureEndings.contains(ending.lowercased())
    else { return false }
    let descriptor = unsafe file.withCString {
      unsafe open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 4)
    let count = unsafe read(descriptor, &head, head.count)
    return count >= 0 && !head.starts(with: [0xFF, 0xD8]) && head != [0x89, 0x50, 0x4E, 0x47]
  }
}
