import Foundation

/// The repository as text, for tests about how it is written.
struct SourceTree {
  /// One source file.
  struct File: CustomStringConvertible {
    /// The path from the root, `Sources/Raster/Plane.swift`.
    var path: String
    var lines: [String]

    /// The module, `Raster`.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var name: String { (path as NSString).lastPathComponent }
    var description: String { path }
  }

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every file below a top-level folder with one of these endings, in path order.
  static func files(in folder: String, endings: Set<String> = ["swift"]) -> [File] {
    let base = root.appending(path: folder)
    let names =
      FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return names.sorted().compactMap { name in
      guard endings.contains((name as NSString).pathExtension) else { return nil }
      guard let text = try? String(contentsOf: base.appending(path: name), encoding: .utf8) else {
        return nil
      }
      return File(path: folder + "/" + name, lines: text.components(separatedBy: "\n"))
    }
  }

  /// Swift files of Sources and Tests.
  static var swift: [File] { files(in: "Sources") + files(in: "Tests") }
}
