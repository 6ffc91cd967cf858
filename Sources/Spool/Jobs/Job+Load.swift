import Glibc

extension Job {
  /// Opens the drop, once, and copies a photo into private memory.
  ///
  /// - Returns: What it is; a photo's copy is hashed and sealed.
  /// - Throws: ``SpoolError/machine(_:)``: put the job off.
  package func load() throws(SpoolError) -> JobContent {
    do {
      return try open()
    } catch {
      throw attributed(error)
    }
  }

  private func open() throws(SpoolError) -> JobContent {
    guard case .usable(let drop) = name else {
      if case .unusable(let unusable) = name { return .unusable(unusable) }
      return .unusable(UnusableName(reason: .badName))
    }
    func unusable(_ reason: RejectionReason) -> JobContent {
      .unusable(UnusableName(reason: reason, caseID: drop.caseID, kind: drop.kind))
    }
    // Asked first by name: opening a device might do something.
    guard let before = try gate.info(inPath) else {
      throw .machine(SystemFailure(call: .fstat, place: gate.label(inPath), number: ENOENT))
    }
    guard before.kind == .file else { return unusable(.notAFile) }
    guard before.links == 1 else { return unusable(.hardLinked) }
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
    guard drop.kind != nil else { return try loadCaseFile() ?? unusable(.badCaseFile) }
    guard opened.sizeBytes <= Int64(spool.limits.photoBytes) else {
      return .tooLarge(sizeBytes: opened.sizeBytes)
    }
    let copy = try SealedBytes.copy(
      file, inPath, gate: gate, limitBytes: spool.limits.photoBytes)
    let after = try gate.info(file, inPath)
    guard let copy else { return .tooLarge(sizeBytes: after.sizeBytes) }
    // The copy is all of one moment, or a picture that never was.
    let isWhole = after.changed == opened.changed && after.sizeBytes == Int64(copy.count)
    return isWhole ? .photo(copy) : .changing
  }

  private func loadCaseFile() throws(SpoolError) -> JobContent? {
    do {
      let bytes = try gate.readFile(inPath, limitBytes: spool.limits.caseFileBytes)
      return bytes.map(JobContent.caseFile)
    } catch {
      if case .drop = error { return nil }
      throw error
    }
  }
}
