package import Files
import Glibc
import Vocabulary

/// A clerk's side of the spool: a decision as a durable drop, whole or not there at all.
///
/// It needs the rights of the clerks' group only. The file is built in `decisions/` itself, under a
/// name that the service leaves alone, made durable, and renamed.
package struct DecisionDrop {
  /// The only way to the disk.
  package let gate: FileGate

  /// - Throws: ``FileError/configuration(_:)`` where `path` is no spool with a folder for
  ///   decisions.
  package init(to path: String) throws(FileError) {
    gate = try SpoolTree.gate(to: path)
    for folder in [Folder.cases, .decisions] where try gate.info(folder.path)?.kind != .directory {
      throw .configuration(
        "\(EntryName(path)) has no folder \(folder.rawValue): is this a spool that is served?")
    }
  }

  /// The bytes of a case's `case.json`; `nil` where there is no such case.
  ///
  /// - Throws: ``FileError/input(_:)`` for a case that may not be named so.
  package func caseFile(_ caseID: String) throws(FileError) -> [UInt8]? {
    guard DropName.isCase(caseID) else { throw .input("\(EntryName(caseID)) cannot be a case") }
    return try gate.readFile(
      CaseLayout.path(caseID).appending(CaseLayout.caseFile),
      limitBytes: CaseLayout.caseFileBytesMaximum)
  }

  /// Whether an attempt is there, with a verdict.
  package func holds(_ attempt: Attempt) throws(FileError) -> Bool {
    try gate.exists(attempt.path(CaseLayout.verdict))
  }

  /// Drops a decision on an attempt.
  ///
  /// - Returns: The name it was accepted under.
  /// - Throws: ``FileError/input(_:)`` for one that is too long: nothing was accepted;
  ///   ``FileError/machine(_:)``: it may have been accepted, where only the last sync has failed.
  package func send(_ bytes: [UInt8], on attempt: Attempt) throws(FileError) -> EntryName {
    guard bytes.count <= DecisionFile.bytesMaximum else {
      throw .input("a decision has at most \(DecisionFile.bytesMaximum) bytes: say less")
    }
    let token = DropName.randomToken()
    let folder = Folder.decisions.path
    let draft = folder.appending(".\(token).part")
    do {
      try gate.writeFile(draft, bytes, mode: CaseLayout.fileMode, durable: true)
      let name = EntryName("\(attempt.caseID).\(attempt.folderName).\(token).decision.json")
      try gate.renameExclusively(draft, to: folder.appending(name))
      try gate.syncDirectory(folder)
      return name
    } catch {
      try? gate.unlink(draft)
      throw error
    }
  }
}
