import FoundationEssentials

/// Photos to begin with: every variant of both formats at 64 × 64 pixels or less.
enum SeedFiles {
  /// Every plain file of a folder, in name order; of the committed ones where none is given, which
  /// are those beside this file and the codecs' own fixtures.
  static func photos(in folder: String?) -> [[UInt8]] {
    if let folder { return files(in: URL(filePath: folder)) }
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let codecs = here.deletingLastPathComponent().appending(path: "CodecsTests/Fixtures")
    return files(in: here.appending(path: "Seeds")) + files(in: codecs)
  }

  private static func files(in folder: URL) -> [[UInt8]] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap {
      (try? Data(contentsOf: folder.appending(path: $0))).map { [UInt8]($0) }
    }
  }
}
