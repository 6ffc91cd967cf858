import CSystem

/// SHA-256 of a stream of bytes (FIPS 180-4), by the processor's own instructions where it has
/// them.
package struct SHA256 {
  private var state = csystem_sha256()

  /// Begins a digest.
  ///
  /// - Parameter portable: Whether to use the twin in plain C even where instructions exist.
  package init(portable: Bool = false) { unsafe csystem_sha256_begin(&state, portable) }

  /// Takes more bytes.
  package mutating func update(_ bytes: some Collection<UInt8>) {
    let taken: Void? = bytes.withContiguousStorageIfAvailable {
      unsafe csystem_sha256_update(&state, $0.baseAddress, $0.count)
    }
    if taken == nil { update(Array(bytes)) }
  }

  /// Takes so many zeros more.
  package mutating func updateZeros(_ count: Int) {
    var rest = count
    while rest > 0 {
      update(Self.zeros[..<min(rest, Self.zeros.count)])
      rest -= min(rest, Self.zeros.count)
    }
  }

  private static let zeros = [UInt8](repeating: 0, count: 1 << 16)

  /// The digest of all bytes taken; more may still be taken afterwards.
  package func digest() -> SHA256Digest {
    var last = state
    var bytes = [UInt8](repeating: 0, count: 32)
    unsafe csystem_sha256_end(&last, &bytes)
    return SHA256Digest(bytes)
  }
}
