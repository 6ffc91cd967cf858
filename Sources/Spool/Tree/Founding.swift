import Files
import Glibc

/// Whether a folder is a spool, may become one, or is something else: asked before anything in it
/// is looked at or changed.
struct Founding {
  /// What a folder is.
  enum State {
    /// It has the mark, or all folders of the first version.
    case spool
    /// It holds nothing but empty folders of a spool's own names.
    case free
    /// It holds something else.
    case other
  }

  let gate: FileGate
  /// The spool's path as messages call it.
  let name: String

  /// What a new file system has in its root.
  static let lostAndFound = "lost+found"
  /// What spools of the first version had: all but the folder for decisions.
  private static let firstFolders = Folder.allCases.filter { $0 != .decisions }

  /// Whether a folder holds a spool.
  ///
  /// - Throws: ``FileError/machine(_:)`` where it cannot be looked at.
  func isSpool() throws(FileError) -> Bool {
    if try gate.exists(RootFile.mark.path) { return true }
    for folder in Self.firstFolders where try !gate.exists(folder.path) { return false }
    return true
  }

  /// What a folder is.
  ///
  /// - Throws: ``FileError/machine(_:)`` where it cannot be looked at.
  func state() throws(FileError) -> State {
    if try isSpool() { return .spool }
    for entry in try gate.names(in: .root) where entry.description != Self.lostAndFound {
      guard let folder = Folder(rawValue: entry.description),
        try gate.info(folder.path)?.kind == .directory, try gate.names(in: folder.path).isEmpty
      else { return .other }
    }
    return .free
  }

  /// Refuses a folder that is no spool and may not become one.
  ///
  /// - Returns: What it is.
  @discardableResult
  func refuseFilled() throws(FileError) -> State {
    let state = try state()
    guard state != .other else {
      throw .configuration(
        "\(name) is no spool and not empty: a spool is made only in a folder that is not there or "
          + "holds nothing")
    }
    return state
  }

  /// Refuses a folder that is no spool.
  func refuseOther() throws(FileError) {
    guard try !isSpool() else { return }
    throw .configuration(
      "\(name) is no spool: it has no \(RootFile.mark.rawValue) and not all of a spool's folders")
  }
}
