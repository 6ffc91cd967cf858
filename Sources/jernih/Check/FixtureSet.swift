import Evaluation
import Glibc
import JSON
import Verdicts

/// A directory of fixtures: what its manifest names, and what lies in it.
struct FixtureSet {
  let manifest: FixtureManifest
  let manifestPath: ArgumentBytes
  /// Fixtures that are to be judged, in the manifest's order.
  let present: [Fixture]
  /// Fixtures whose photo is not there.
  let missing: [Fixture]
  /// Photos without an entry, by their path in the directory.
  let unlisted: [String]
  private let folder: ArgumentBytes

  /// Whether there is nothing to be tested.
  var isEmpty: Bool { present.isEmpty && missing.isEmpty && unlisted.isEmpty }

  /// - Parameters:
  ///   - chosen: The photos wanted, in the directory or as paths to it; all where there are none.
  ///   - mayBeNew: Whether the manifest is still to be written.
  /// - Throws: ``UsageError`` or ``CommandError``.
  init(
    _ folder: ArgumentBytes, chosen: [ArgumentBytes], policy: Policy, mayBeNew: Bool
  ) throws {
    self.folder = folder
    manifestPath = folder.appending(Array("manifest.json".utf8))
    manifest = try Self.manifest(at: manifestPath, policy: policy, mayBeNew: mayBeNew)
    let found = try FolderWalk(folder, isRecursive: true, isOfPhotos: true).paths.map {
      ArgumentBytes(Array($0.bytes.dropFirst(folder.appending([]).bytes.count))).text
    }
    let wanted = chosen.isEmpty ? nil : Set(chosen.map { Self.file($0, in: folder) })
    let fixtures = manifest.fixtures.filter { wanted?.contains($0.file) ?? true }
    let named = Set(manifest.fixtures.map(\.file))
    let isThere = { (file: String) in Self.exists(folder.appending(Array(file.utf8))) }
    present = fixtures.filter { isThere($0.file) }
    missing = fixtures.filter { !isThere($0.file) }
    unlisted = (wanted.map { $0.sorted() } ?? found).filter { !named.contains($0) }
    if let lost = unlisted.first(where: { !isThere($0) }) {
      throw CommandError(
        "\(folder.display) has no photo \(TerminalText.escaped(lost)), and its manifest no such "
          + "entry"
      )
    }
  }

  /// Where a photo of the directory is.
  func path(of file: String) -> ArgumentBytes { folder.appending(Array(file.utf8)) }

  private static func manifest(
    at path: ArgumentBytes, policy: Policy, mayBeNew: Bool
  ) throws -> FixtureManifest {
    guard exists(path) else {
      if mayBeNew { return FixtureManifest() }
      throw CommandError(
        "\(path.display) is not there; --update makes it of the photos as they are")
    }
    do {
      return try FixtureManifest(
        try FileText.contents(of: path), named: path.display, policy: policy)
    } catch let error as DataFileError {
      throw CommandError(TerminalText.escaped("\(error)"))
    }
  }

  /// A photo's path in the directory, of one that was given from where the command runs.
  private static func file(_ path: ArgumentBytes, in folder: ArgumentBytes) -> String {
    let start = folder.appending([]).bytes
    let isInside = path.bytes.starts(with: start)
    return isInside ? ArgumentBytes(Array(path.bytes.dropFirst(start.count))).text : path.text
  }

  private static func exists(_ path: ArgumentBytes) -> Bool {
    unsafe path.withCString { unsafe access($0, F_OK) } == 0
  }
}
