package import Files
import Glibc
import Vocabulary

/// A claimed drop that is being opened and copied, slice by slice, between others' work.
package final class JobLoading {
  private let job: Job
  private let asItIs: Bool
  private var copying: (copying: SealedCopying, opened: FileInfo)?

  init(_ job: Job, asItIs: Bool) {
    self.job = job
    self.asItIs = asItIs
  }

  /// Opens the drop, once, or copies up to so many bytes more of it.
  ///
  /// - Parameter bytesMaximum: Bytes of this slice, holes included. 4 MB take some milliseconds.
  /// - Returns: What the drop is; `nil` where there is more to copy.
  /// - Throws: ``FileError/machine(_:)``: put the job off.
  package func step(bytesMaximum: Int) throws(FileError) -> JobContent? {
    try job.attributing { () throws(FileError) in try advance(bytesMaximum) }
  }

  private func advance(_ bytesMaximum: Int) throws(FileError) -> JobContent? {
    if copying == nil, let content = try open() { return content }
    guard let (copying, opened) = copying else { return nil }
    let isDone = try copying.step(bytesMaximum: bytesMaximum)
    // The copy is all of one moment, or a picture that never was.
    let now = try copying.sourceInfo()
    let isWhole = asItIs || !now.mayHoldOtherBytes(than: opened)
    if isDone {
      let copy = try copying.seal()
      return isWhole ? .photo(copy) : .changing(copy)
    }
    return isWhole ? nil : .changing(nil)
  }

  /// Opens the drop: what it is where it needs no copying, else the copying begins.
  private func open() throws(FileError) -> JobContent? {
    let gate = job.gate
    let limits = job.limits
    guard case .usable(let drop) = job.name else {
      if case .unusable(let unusable) = job.name { return .unusable(unusable) }
      return .unusable(UnusableName(reason: .badName))
    }
    func unusable(_ reason: RejectionReason) -> JobContent {
      .unusable(UnusableName(reason: reason, caseID: drop.caseID, kind: drop.kind))
    }
    let inPath = job.inPath
    // Asked first by name: opening a device might do something.
    guard let before = try gate.info(inPath) else {
      throw gate.failure(.fstat, inPath, ENOENT)
    }
    guard before.kind == .file else { return unusable(.notAFile) }
    let file: Descriptor
    do {
      file = try gate.openForReading(inPath)
    } catch {
      switch error.errorNumber {
      case EACCES, EPERM: return unusable(.notReadable)
      case ELOOP, ENXIO: return unusable(.notAFile)
      default: throw error
      }
    }
    let opened = try gate.info(file, inPath)
    guard opened.kind == .file, opened.isSameFile(as: before) else { return unusable(.notAFile) }
    switch drop.content {
    case .photo: break
    case .caseFile:
      return try read(limits.caseFileBytes).map(JobContent.caseFile) ?? unusable(.badCaseFile)
    case .decision:
      return try read(DecisionFile.bytesMaximum).map { JobContent.decision($0, user: opened.owner) }
        ?? unusable(.badDecision)
    }
    guard opened.sizeBytes <= Int64(limits.photoBytes) else {
      return .tooLarge(sizeBytes: opened.sizeBytes)
    }
    copying = (
      try SealedCopying(file, inPath, gate: gate, sizeBytes: Int(opened.sizeBytes)), opened
    )
    return nil
  }

  /// A whole small file; `nil` where it is longer than that.
  private func read(_ bytesMaximum: Int) throws(FileError) -> [UInt8]? {
    do {
      return try job.gate.readFile(job.inPath, limitBytes: bytesMaximum)
    } catch {
      if case .input = error { return nil }
      throw error
    }
  }
}
