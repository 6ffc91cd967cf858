package import Files
import Glibc

/// A case's own file, which says how it stands.
extension CaseArchive {
  /// The bytes of the service's own `case.json`; `nil` where there is none yet.
  package func caseFile(_ caseID: String) throws(FileError) -> [UInt8]? {
    try readCaseFile(CaseLayout.path(caseID).appending(CaseLayout.caseFile))
  }

  private func readCaseFile(_ path: RelativePath) throws(FileError) -> [UInt8]? {
    try gate.readFile(path, limitBytes: CaseLayout.caseFileBytesMaximum)
  }

  /// Rewrites a case's file until it says what the case holds.
  ///
  /// Several services may do so at once. The new file is swapped in; where the one that comes out
  /// is not the one that was read, or attempts have come since, `render` is asked again with it.
  ///
  /// - Parameters:
  ///   - drafts: Where the new file is written before it is put in its place.
  ///   - render: Gives the file's bytes from the former ones and all attempts.
  /// - Returns: The bytes that now stand, durable.
  @discardableResult
  package func updateCaseFile(
    _ caseID: String, in drafts: Drafts,
    render: (_ former: [UInt8]?, _ attempts: [Attempt]) throws -> [UInt8]
  ) throws -> [UInt8] {
    try prepare(caseID)
    let path = CaseLayout.path(caseID).appending(CaseLayout.caseFile)
    var standing = try caseFile(caseID)
    var former = standing
    var bytes: [UInt8] = []
    for _ in 0..<Self.updatesMaximum {
      let attempts = try attempts(caseID)
      bytes = try render(former, attempts)
      let draft = try drafts.write(
        bytes, mode: CaseLayout.fileMode, group: tree.clerksGroup, durable: true)
      let replaced = try replace(path, by: draft)
      try gate.syncDirectory(CaseLayout.path(caseID))
      let isMine = replaced == standing || replaced == bytes
      if try isMine && self.attempts(caseID) == attempts { break }
      former = isMine ? bytes : replaced
      standing = bytes
    }
    return bytes
  }

  /// Rounds after which two services that keep correcting each other are left at the last word.
  private static let updatesMaximum = 16

  /// Puts a draft in a file's place and gives the bytes that were there; `nil` where none were.
  private func replace(_ path: RelativePath, by draft: RelativePath) throws(FileError) -> [UInt8]? {
    let isNew = try FileError.accepting(EEXIST) { () throws(FileError) in
      try gate.renameExclusively(draft, to: path)
    }
    if isNew { return nil }
    let isSwapped = try FileError.accepting(EINVAL, ENOSYS) { () throws(FileError) in
      try gate.exchange(draft, path)
    }
    guard isSwapped else {
      // Where nothing can be swapped, the last writer wins.
      let replaced = try readCaseFile(path)
      try gate.rename(draft, to: path)
      return replaced
    }
    // Gone with the station, where this service was frozen in between.
    guard let replaced = try readCaseFile(draft) else { throw .leaseLost }
    try gate.unlink(draft)
    return replaced
  }
}
