/// A file on its way into a sealed memory file, slice by slice. Holes stay holes, and are hashed.
package final class SealedCopying {
  private let source: Descriptor
  private let place: RelativePath
  private let gate: FileGate
  private let draft: SealedDraft
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
    draft = try SealedDraft(place, gate: gate)
  }

  /// Copies up to so many bytes more.
  ///
  /// - Returns: Whether it is at the end.
  package func step(bytesMaximum: Int) throws(FileError) -> Bool {
    var rest = bytesMaximum
    while rest > 0, !reading.isAtEnd {
      switch try reading.next(source, place, gate: gate, atMost: rest) {
      case .data(let bytes)?:
        try draft.append(bytes[...])
        rest -= bytes.count
      case .hole(let count)?:
        draft.appendHole(count)
        rest -= count
      case nil: return true
      }
    }
    return reading.isAtEnd
  }

  /// What the source is now.
  package func sourceInfo() throws(FileError) -> FileInfo { try gate.info(source, place) }

  /// Seals what was copied.
  package func seal() throws(FileError) -> SealedBytes { try draft.seal() }
}
