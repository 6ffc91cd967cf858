import CSystem
import Glibc

/// A photo on its way into a sealed memory file, slice by slice. Holes stay holes, and are hashed.
final class SealedCopying {
  private let source: Descriptor
  private let place: SpoolPath
  private let gate: FileGate
  private let copy: Descriptor
  private var hash = SHA256()
  private var reading: SparseReading

  /// - Parameter sizeBytes: The size of the source as it was opened: so much is copied at most.
  init(_ source: consuming Descriptor, _ place: SpoolPath, gate: FileGate, sizeBytes: Int)
    throws(SpoolError)
  {
    self.source = source
    self.place = place
    self.gate = gate
    reading = SparseReading(sizeBytes: sizeBytes)
    let raw = try gate.perform(.memfd, place) { _ in Int(unsafe csystem_memory_file("photo")) }
    copy = Descriptor(owning: Int32(raw))
  }

  /// Copies up to so many bytes more.
  ///
  /// - Returns: Whether it is at the end.
  func step(bytesMaximum: Int) throws(SpoolError) -> Bool {
    var rest = bytesMaximum
    while rest > 0, !reading.isAtEnd {
      switch try reading.next(source, place, gate: gate, atMost: rest) {
      case .data(let bytes)?:
        hash.update(bytes)
        try write(bytes, at: reading.offset - bytes.count)
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
  func sourceInfo() throws(SpoolError) -> FileInfo { try gate.info(source, place) }

  /// Seals what was copied.
  func seal() throws(SpoolError) -> SealedBytes {
    let raw = copy.raw
    let count = reading.offset
    try gate.perform(.memfd, place) { _ in Int(ftruncate(raw, off_t(count))) }
    try gate.perform(.seal, place) { _ in Int(csystem_seal(raw)) }
    let sealed = try gate.duplicate(copy, place)
    return SealedBytes(file: sealed, count: count, digest: hash.digest())
  }

  private func write(_ bytes: [UInt8], at start: Int) throws(SpoolError) {
    let raw = copy.raw
    var written = 0
    while written < bytes.count {
      written += try gate.perform(.memfd, place) { _ in
        unsafe bytes.withUnsafeBytes { buffer in
          let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
          return unsafe pwrite(raw, rest.baseAddress, rest.count, off_t(start + written))
        }
      }
    }
  }
}
