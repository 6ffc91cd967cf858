import Glibc

/// Writes mutated photos as drops, eight to a case, for a run through the whole service.
struct Export {
  let mutator: Mutator
  let folder: String

  private static let photosOfCase = 8
  private static let kinds = ["ktp", "kk", "rumah", "lainnya"]

  /// - Returns: Whether all could be written.
  func run(_ range: Range<Int>) -> Bool {
    _ = unsafe mkdir(folder, 0o755)
    return range.allSatisfy { index in
      let kind = Self.kinds[index % Self.kinds.count]
      let name = "GW-\(index / Self.photosOfCase).\(kind).\(index).jpg"
      return Self.write(mutator.input(index), to: "\(folder)/\(name)")
    }
  }

  /// Writes a whole file.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { return false }
    defer { close(file) }
    return unsafe Glibc.write(file, bytes, bytes.count) == bytes.count
  }
}
