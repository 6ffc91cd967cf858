import Foundation

/// The repository as text, for tests about how it is written.
///
/// It throws rather than be empty: a rule that looks at nothing would hold.
struct SourceTree: Sendable {
  /// Every file of the manifest, Sources and Tests that is text, in path order.
  let files: [SourceFile]

  /// Why a tree is none.
  enum Failure: Error, Equatable {
    /// No folder of this name, or an empty one.
    case noFolder(String)
    /// Fewer source files than the repository can have.
    case tooFew(Int)
    /// A file that is not UTF-8.
    case notText(String)
  }

  static let filesMinimum = 300
  private static let endings: Set = ["swift", "c", "h", "py", "css", "json5"]

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let here = Result { try SourceTree(root) }

  /// This repository, read once.
  static var repository: SourceTree { get throws { try here.get() } }

  /// - Parameters:
  ///   - root: The folder with Package.swift.
  ///   - minimum: How many source files there must be.
  /// - Throws: ``Failure``; an error of Foundation for a file that cannot be read.
  init(_ root: URL, minimum: Int = filesMinimum) throws {
    var paths = ["Package.swift"]
    for folder in ["Sources", "Tests"] {
      let base = root.appending(path: folder).resolvingSymlinksInPath()
      let below = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
      guard let below, !below.isEmpty else { throw Failure.noFolder(folder) }
      paths += below.sorted().map { folder + "/" + $0 }
    }
    files = try paths.filter { Self.endings.contains(($0 as NSString).pathExtension) }.map { path in
      let bytes = try Data(contentsOf: root.appending(path: path))
      guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure.notText(path) }
      return SourceFile(path, text)
    }
    let sources = files.count { $0.top == "Sources" }
    guard sources >= minimum else { throw Failure.tooFew(sources) }
  }
}
