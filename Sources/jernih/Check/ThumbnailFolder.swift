import Glibc

/// The directory that `--thumbnails` names.
struct ThumbnailFolder {
  private let folder: ArgumentBytes

  /// Makes the directory where it is missing.
  ///
  /// - Throws: ``CommandError`` where that cannot be done.
  init(_ folder: ArgumentBytes) throws {
    self.folder = folder
    let status = unsafe folder.withCString { unsafe mkdir($0, 0o755) }
    guard status == 0 || errno == EEXIST else {
      throw CommandError("\(folder.display): \(SystemMessage.of(errno))")
    }
  }

  /// Writes one thumbnail under the photo's place in the list and its name.
  ///
  /// - Throws: ``CommandError`` where it cannot be written.
  func write(_ bytes: [UInt8], for photo: ArgumentBytes, index: Int) throws {
    // The number keeps photos of the same name from different directories apart.
    let stem = photo.lastComponent.bytes.prefix(200)
    let path = folder.appending(Array("\(index + 1)-".utf8) + stem + Array(".jpg".utf8))
    try FileText.write(path, bytes)
  }
}
