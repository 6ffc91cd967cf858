/// A private copy of a file's bytes in a sealed memory file: nobody can change it any more.
package final class SealedBytes {
  private let file: Descriptor
  /// Length in bytes.
  package let count: Int
  /// SHA-256 of exactly these bytes.
  package let digest: SHA256Digest

  init(file: consuming Descriptor, count: Int, digest: SHA256Digest) {
    self.file = file
    self.count = count
    self.digest = digest
  }

  /// The memory file's descriptor, to hand to a worker; it lives as long as this object. Its offset
  /// is shared by all who hold it: read by position, or map it.
  package var fileDescriptor: Int32 { file.raw }

  /// Copies an open file, from its present offset to its end, once, hashing on the way. It may be a
  /// pipe; holes of a file are read as zeros.
  ///
  /// - Parameters:
  ///   - descriptor: Open for reading; it is closed here.
  ///   - limitBytes: The longest copy that is taken.
  /// - Returns: `nil` where the file is longer.
  /// - Throws: ``FileError/machine(_:)``.
  package static func copy(ofFile descriptor: Int32, limitBytes: Int) throws(FileError)
    -> SealedBytes?
  {
    let source = Descriptor(owning: descriptor)
    let place = RelativePath("photo")
    let gate = FileGate()
    let draft = try SealedDraft(place, gate: gate)
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let read = try gate.read(source, place, into: &chunk)
      if read == 0 { return try draft.seal() }
      guard draft.count + read <= limitBytes else { return nil }
      try draft.append(chunk[..<read])
    }
  }

  /// A descriptor of one's own, to read by position.
  package func open(_ place: RelativePath, gate: FileGate) throws(FileError) -> Descriptor {
    try gate.duplicate(file, place)
  }
}
