package import Files
import Glibc

/// `cases/`: what was judged, each case in a folder of its own, laid out by ``CaseLayout``.
///
/// Reading needs nothing but the spool; what writes asks for ``Drafts``, which only a ``Station``
/// gives.
package final class CaseArchive {
  let tree: SpoolTree
  var gate: FileGate { tree.gate }
  /// Cases whose own directory entry is known to be durable.
  private var durableCases: Set<String> = []
  /// The most of them that are remembered.
  private static let durableCasesMaximum = 1 << 16

  /// Cases whose file is to be made anew before it is believed.
  var unsettled = UnsettledCases()

  /// The archive of a spool.
  package init(_ tree: SpoolTree) { self.tree = tree }

  // MARK: Cases and attempts

  /// All cases, in byte order of their names. What is no folder is none of them.
  package func cases() throws(FileError) -> [String] {
    try gate.folderNames(in: Folder.cases.path).map(\.text).filter(DropName.isCase)
  }

  /// All attempts of a case, by kind and then number; none where there is no such case.
  package func attempts(_ caseID: String) throws(FileError) -> [Attempt] {
    Self.attempts(caseID, among: try gate.names(in: CaseLayout.path(caseID)).map(\.text))
  }

  static func attempts(_ caseID: String, among names: [String]) -> [Attempt] {
    names.compactMap { Attempt(caseID: caseID, folderName: $0) }
      .sorted { ($0.kind, $0.number) < ($1.kind, $1.number) }
  }

  /// Makes the case's folder, durably.
  func prepare(_ caseID: String) throws(FileError) {
    let path = CaseLayout.path(caseID)
    let isThere = try gate.exists(path)
    // What was durable once may have been removed by hand since.
    if isThere, durableCases.contains(caseID) { return }
    if !isThere {
      // Another service may be faster.
      _ = try FileError.accepting(EEXIST) { () throws(FileError) in
        try gate.makeDirectory(path, mode: CaseLayout.folderMode, group: tree.clerksGroup)
      }
    }
    try gate.syncDirectory(Folder.cases.path)
    if durableCases.count > Self.durableCasesMaximum { durableCases = [] }
    durableCases.insert(caseID)
  }

  // MARK: What an attempt holds

  /// The names of the files of one attempt, in byte order.
  package func files(of attempt: Attempt) throws(FileError) -> [String] {
    try gate.names(in: attempt.path).map(\.text)
  }

  /// When an attempt was attached to its case, by the file system's time; `nil` where it is not.
  package func committed(_ attempt: Attempt) throws(FileError) -> FileTime? {
    try gate.info(attempt.path)?.changed
  }

  /// The bytes of an attempt's verdict; `nil` where it is missing.
  package func verdict(of attempt: Attempt) throws(FileError) -> [UInt8]? {
    try gate.readFile(
      attempt.path(CaseLayout.verdict), limitBytes: CaseLayout.verdictBytesMaximum)
  }

  /// What an attempt's verdict is as a file; `nil` where it is missing.
  package func verdictInfo(of attempt: Attempt) throws(FileError) -> FileInfo? {
    try gate.info(attempt.path(CaseLayout.verdict))
  }

  /// The bytes of an attempt's thumbnail; `nil` where it is missing.
  package func thumbnail(of attempt: Attempt) throws(FileError) -> [UInt8]? {
    try gate.readFile(
      attempt.path(CaseLayout.thumbnail), limitBytes: CaseLayout.thumbnailBytesMaximum)
  }

  /// Bytes of an attempt's original; `nil` where it has none.
  package func originalBytes(of attempt: Attempt) throws(FileError) -> Int64? {
    try original(of: attempt)?.sizeBytes
  }

  /// An attempt's original, and its length in bytes; `nil` where it has none.
  func original(of attempt: Attempt) throws(FileError) -> (path: RelativePath, sizeBytes: Int64)? {
    for ending in CaseLayout.originalExtensions {
      let path = attempt.path(CaseLayout.original(ending))
      if let info = try gate.info(path), info.kind == .file { return (path, info.sizeBytes) }
    }
    return nil
  }

  /// Whether an attempt's event still waits to be sent: then its job is not at its end.
  package func hasUnsentEvent(_ attempt: Attempt) throws(FileError) -> Bool {
    try files(of: attempt).contains(where: CaseLayout.isEvent)
  }

  /// The event of a job as far as its photo alone tells it, while it waits to be sent; `nil` where
  /// it does not.
  package func unsentEvent(_ attempt: Attempt, of job: JobID) throws(FileError) -> [UInt8]? {
    try gate.readFile(
      attempt.path(CaseLayout.event(job)), limitBytes: CaseLayout.verdictBytesMaximum)
  }

  // MARK: What cannot be read

  /// Does something about an attempt, which is passed over where it is what is wrong.
  ///
  /// - Throws: As ``SpoolTree/passingOver(_:_:)-(Folder,_)``.
  package func passingOver(_ attempt: Attempt, _ body: () throws(FileError) -> Void)
    throws(FileError)
  {
    try tree.passingOver(attempt.path, body)
  }

  /// The same about a case.
  package func passingOver(_ caseID: String, _ body: () throws(FileError) -> Void)
    throws(FileError)
  {
    try tree.passingOver(CaseLayout.path(caseID), body)
  }
}
