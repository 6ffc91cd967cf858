/// A file on its way into a sealed memory file, slice by slice. Holes stay holes, and are hashed.
package final class SealedCopying {
  private let source: Descriptor
  private let place: RelativePath
  private let gate: FileGate
  private let copy: Descriptor
  private var hash = SHA256()
  private var reading: SparseReading

  /// - Parameters:
  ///   - source: Open for reading.
  ///   - sizeBytes: The size of the source as it was opened: so much is copied at most.
  /// - Throws: ``FileError/machine(_:)``.
  package init(
    _ source: consuming Descriptor, _ place: RelativePath, gate: FileGate, sizeBytes: Int
  ) throws(FileError) {
    self.source = source
    self.place = place
    self.gate = gate
    reading = SparseReading(sizeBytes: sizeBytes)
    copy = try gate.createMemoryFile(place)
  }

  /// Copies up to so many bytes more.
  ///
  /// - Returns: Whether it is at the end.
  package func step(bytesMaximum: Int) throws(FileError) -> Bool {
    var rest = bytesMaximum
    while rest > 0, !reading.isAtEnd {
      switch try reading.next(source, place, gate: gate, atMost: rest) {
      case .data(let bytes)?:
        hash.update(bytes)
        try gate.writeMemory(copy, place, bytes[...], at: reading.offset - bytes.count)
        rest -= bytes.count
      case .hole(let count)?:
        hash.updateZeros(count)
        rest -= count
      case nil: return true
      }
    }
    return reading.isAtEnd
  }

  /// What the source is now.
  package func sourceInfo() throws(FileError) -> FileInfo { try gate.info(source, place) }

  /// Seals what was copied.
  package func seal() throws(FileError) -> SealedBytes {
    try gate.resizeMemory(copy, place, to: reading.offset)
    try gate.seal(copy, place)
    let sealed = try gate.duplicate(copy, place)
    return SealedBytes(file: sealed, count: reading.offset, digest: hash.digest())
  }
}
