import CSystem
import Glibc

/// Memory files, which no disk ever sees: see memfd_create(2).
extension FileGate {
  /// Makes an empty one that can be sealed.
  func createMemoryFile(_ place: RelativePath) throws(FileError) -> Descriptor {
    let raw = try perform(.memfd, place) { _ in Int(unsafe csystem_memory_file("photo")) }
    return Descriptor(owning: Int32(raw))
  }

  /// Writes all of `bytes` from `offset` on.
  func writeMemory(
    _ file: borrowing Descriptor, _ place: RelativePath, _ bytes: ArraySlice<UInt8>,
    at offset: Int
  ) throws(FileError) {
    let raw = file.raw
    var written = 0
    while written < bytes.count {
      written += try perform(.memfd, place) { _ in
        unsafe bytes.withUnsafeBytes { buffer in
          let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
          return unsafe pwrite(raw, rest.baseAddress, rest.count, off_t(offset + written))
        }
      }
    }
  }

  /// Gives it its length, where the last of it is a hole.
  func resizeMemory(_ file: borrowing Descriptor, _ place: RelativePath, to count: Int)
    throws(FileError)
  {
    let raw = file.raw
    try perform(.memfd, place) { _ in Int(ftruncate(raw, off_t(count))) }
  }

  /// Seals it: nothing and nobody changes it any more.
  func seal(_ file: borrowing Descriptor, _ place: RelativePath) throws(FileError) {
    let raw = file.raw
    try perform(.seal, place) { _ in Int(csystem_seal(raw)) }
  }
}
