import CSystem
import Glibc

/// A private copy of a photo's bytes in a sealed memory file: nobody can change it any more.
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

  /// Copies `source` from its present offset to its end, once, hashing on the way.
  ///
  /// - Parameter limitBytes: The longest copy that is taken.
  /// - Returns: `nil` where the source is longer.
  /// - Throws: ``SpoolError/machine(_:)``.
  static func copy(
    _ source: borrowing Descriptor, _ place: SpoolPath, gate: FileGate, limitBytes: Int
  ) throws(SpoolError) -> SealedBytes? {
    let raw = try gate.perform(.memfd, place) { _ in Int(unsafe csystem_memory_file("photo")) }
    let copy = Descriptor(owning: Int32(raw))
    var hash = SHA256()
    var count = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let read = try gate.read(source, place, into: &chunk)
      if read == 0 { break }
      count += read
      guard count <= limitBytes else { return nil }
      hash.update(chunk[..<read])
      try append(chunk[..<read], to: raw, place, gate)
    }
    try gate.perform(.seal, place) { _ in Int(csystem_seal(Int32(raw))) }
    return SealedBytes(file: copy, count: count, digest: hash.digest())
  }

  private static func append(
    _ bytes: ArraySlice<UInt8>, to raw: Int, _ place: SpoolPath, _ gate: FileGate
  ) throws(SpoolError) {
    var offset = 0
    while offset < bytes.count {
      offset += try gate.perform(.memfd, place) { _ in
        unsafe bytes.withUnsafeBytes { buffer in
          let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
          return unsafe Glibc.write(Int32(raw), rest.baseAddress, rest.count)
        }
      }
    }
  }

  /// A descriptor of one's own, to read by position.
  func open(_ place: SpoolPath, gate: FileGate) throws(SpoolError) -> Descriptor {
    try gate.duplicate(file, place)
  }
}
