package import Files

/// A result's `original` on its way into `JOB/out/`, slice by slice, between others' work.
///
/// It is a new inode, so that no sender's descriptor and no other name reaches it; its holes are
/// kept, and each slice is durable when its step ends, so that no step waits for more than its own
/// bytes. Run it to its end before ``Job/commit(_:_:where:knowing:render:)``, which then finds it
/// there. One that is dropped half-way is removed by whatever comes next.
package final class OriginalStoring {
  private let job: Job
  private let path: RelativePath
  private let from: RelativePath
  private let source: Descriptor
  private let file: Descriptor
  private var reading: SparseReading
  private var hash = SHA256()
  /// What is known already of a photo that was copied to be judged.
  private let known: SHA256Digest?
  private var isBehindHole = false
  private var isDone = false

  /// Begins: whatever an earlier try has left in `out/` is removed.
  init(_ job: Job, _ photo: SealedBytes?, extension ending: String) throws(FileError) {
    let gate = job.gate
    self.job = job
    path = job.originalPath(ending)
    try job.prepareOut()
    if let photo {
      source = try photo.open(path, gate: gate)
      from = path
      reading = SparseReading(sizeBytes: photo.count)
    } else {
      source = try gate.openForReading(job.inPath)
      from = job.inPath
      reading = SparseReading(sizeBytes: Int(try gate.info(source, job.inPath).sizeBytes))
    }
    known = photo?.digest
    file = try gate.createFile(path, mode: CaseLayout.fileMode, group: job.tree.clerksGroup)
  }

  /// SHA-256 of what was stored, once it is at its end.
  package var digest: SHA256Digest? { isDone ? job.storedOriginal?.digest : nil }

  /// Stores up to so many bytes more.
  ///
  /// - Parameter bytesMaximum: Bytes of this slice, holes included where they are to be hashed.
  /// - Returns: Whether it is at its end.
  /// - Throws: ``FileError/machine(_:)``: begin anew, or put the job off.
  package func step(bytesMaximum: Int) throws(FileError) -> Bool {
    try job.attributing { () throws(FileError) in try advance(bytesMaximum) }
  }

  private func advance(_ bytesMaximum: Int) throws(FileError) -> Bool {
    let gate = job.gate
    var rest = bytesMaximum
    while rest > 0, !reading.isAtEnd {
      switch try reading.next(source, from, gate: gate, atMost: rest) {
      case .data(let bytes)?:
        if isBehindHole { try gate.seek(file, path, to: reading.offset - bytes.count) }
        isBehindHole = false
        try gate.write(file, path, bytes)
        if known == nil { hash.update(bytes) }
        rest -= bytes.count
      case .hole(let count)?:
        isBehindHole = true
        guard known == nil else { continue }
        hash.updateZeros(count)
        rest -= count
      case nil: break
      }
    }
    if reading.isAtEnd, isBehindHole { try gate.resize(file, path, to: reading.offset) }
    try gate.sync(file, path)
    guard reading.isAtEnd else { return false }
    job.storedOriginal = StoredOriginal(
      path: path, file: try gate.info(file, path), digest: known ?? hash.digest())
    isDone = true
    return true
  }
}
