/// A memory file that is filled from its start, hashed on the way, and then sealed: what every way
/// of copying a photo comes to.
final class SealedDraft {
  private let file: Descriptor
  private let place: RelativePath
  private let gate: FileGate
  private var hash = SHA256()
  /// How long it is, in bytes.
  private(set) var count = 0
  /// Whether its end is a hole, which must be said.
  private var endsInHole = false

  /// - Throws: ``FileError/machine(_:)``.
  init(_ place: RelativePath, gate: FileGate) throws(FileError) {
    self.place = place
    self.gate = gate
    file = try gate.createMemoryFile(place)
  }

  /// Adds bytes.
  func append(_ bytes: ArraySlice<UInt8>) throws(FileError) {
    hash.update(bytes)
    try gate.writeMemory(file, place, bytes, at: count)
    count += bytes.count
    endsInHole = false
  }

  /// Adds so many zeros, which take no memory.
  func appendHole(_ zeros: Int) {
    hash.updateZeros(zeros)
    count += zeros
    endsInHole = true
  }

  /// Seals it: nothing can be added any more.
  func seal() throws(FileError) -> SealedBytes {
    if endsInHole { try gate.resizeMemory(file, place, to: count) }
    try gate.seal(file, place)
    return SealedBytes(file: try gate.duplicate(file, place), count: count, digest: hash.digest())
  }
}
