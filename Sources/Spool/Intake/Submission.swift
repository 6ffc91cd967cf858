package import Files
import Glibc
import Vocabulary

/// A sender's side of the spool: durable drops, each whole or not there at all.
///
/// It needs the rights of the intake group only. A drop is built in `tmp/`, made durable, and
/// renamed into `new/` under a name that nobody has, which is what "accepted" means.
package struct Submission {
  /// The only way to the disk, where tests have calls fail.
  package let gate: FileGate
  private let limits: SpoolLimits

  /// - Throws: ``FileError/configuration(_:)`` where `path` is no spool.
  package init(to path: String, limits: SpoolLimits = SpoolLimits()) throws(FileError) {
    gate = try SpoolTree.gate(to: path)
    self.limits = limits
    for folder in [Folder.tmp, .new] where try gate.info(folder.path)?.kind != .directory {
      throw .configuration("\(EntryName(path)) has no folder \(folder.rawValue): is this a spool?")
    }
  }

  /// Drops the case's own file. One of the same case that nobody has read yet is superseded.
  ///
  /// - Throws: ``FileError/input(_:)`` for a case that may not be named so: nothing was accepted;
  ///   ``FileError/machine(_:)``: it may have been accepted, where only the last sync has failed.
  ///   Sending it again does no harm.
  package func sendCaseFile(_ caseID: String, _ bytes: [UInt8]) throws(FileError) {
    try check(caseID)
    guard bytes.count <= limits.caseFileBytes else {
      throw .input("the case's file is longer than \(limits.caseFileBytes) bytes")
    }
    try build { draft throws(FileError) in
      let file = try gate.createFile(draft, mode: CaseLayout.fileMode)
      try gate.write(file, draft, bytes)
      try gate.sync(file, draft)
      try gate.rename(draft, to: Folder.new.path.appending("\(caseID).case.json"))
    }
  }

  /// Drops a copy of one photo.
  ///
  /// - Parameters:
  ///   - kind: One of the policy's kinds; here only its form is checked.
  ///   - path: A plain file.
  /// - Returns: The name it was accepted under.
  /// - Throws: ``FileError/input(_:)`` for a name that may not be or a path that is no plain file:
  ///   nothing was accepted; ``FileError/machine(_:)``, as where there is no room for more: it may
  ///   have been accepted, where only the last sync has failed. Sent again, it is answered as the
  ///   same photo.
  package func sendPhoto(_ caseID: String, kind: String, path: String) throws(FileError)
    -> EntryName
  {
    try check(caseID)
    guard KindName(kind) != nil else {
      throw .input("\(EntryName(kind)) cannot be a kind: [a-z][a-z0-9]{0,15} is asked for")
    }
    let source = try gate.openOutside(path)
    guard try gate.info(source, RelativePath(path)).kind == .file else {
      throw .input("\(EntryName(path)) is no plain file")
    }
    var accepted = EntryName("")
    try build { draft throws(FileError) in
      let file = try gate.createFile(draft, mode: CaseLayout.fileMode)
      try gate.copy(source, RelativePath(path), to: file, draft)
      try gate.sync(file, draft)
      accepted = try accept(draft, "\(caseID).\(kind)", ending: Self.ending(of: path))
    }
    return accepted
  }

  private func check(_ caseID: String) throws(FileError) {
    guard DropName.isCase(caseID) else {
      throw .input(
        "\(EntryName(caseID)) cannot be a case: [A-Za-z0-9][A-Za-z0-9_-]{0,63} is asked for, "
          + "and not 16 digits alone")
    }
    let free = try gate.freeBytes(at: Folder.tmp.path)
    guard free >= limits.freeBytesMinimum else {
      throw gate.failure(.statvfs, Folder.tmp.path, ENOSPC)
    }
  }

  /// Runs `body` with a name in `tmp/` that is gone afterwards, whatever happens.
  private func build(_ body: (RelativePath) throws(FileError) -> Void) throws(FileError) {
    let draft = Folder.tmp.path.appending("\(RandomID<IDSubject.OfDraft>())")
    do {
      try body(draft)
      try gate.syncDirectory(Folder.new.path)
    } catch {
      try? gate.unlink(draft)
      throw error
    }
  }

  private func accept(_ draft: RelativePath, _ stem: String, ending: String) throws(FileError)
    -> EntryName
  {
    while true {
      let name = EntryName("\(stem).\(DropName.randomToken()).\(ending)")
      let isFree = try FileError.accepting(EEXIST) { () throws(FileError) in
        try gate.renameExclusively(draft, to: Folder.new.path.appending(name))
      }
      if isFree { return name }
    }
  }

  /// The file's own ending where it is short and plain, for people who look into the folder.
  private static func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return "bin" }
    let ending = name[name.index(after: dot)...].lowercased()
    let isPlain = ending.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7a).contains($0)
    }
    return (1...8).contains(ending.utf8.count) && isPlain && !["part", "tmp"].contains(ending)
      ? ending : "bin"
  }
}
