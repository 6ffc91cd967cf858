import Glibc

/// A photo in a sealed memory file, mapped for reading without a copy.
@safe
struct MappedPhoto: ~Copyable {
  private let address: UnsafeMutableRawPointer?
  private let count: Int

  /// Maps the file; reads nothing of it yet.
  ///
  /// - Parameter file: A descriptor of a file that nobody can change any more.
  /// - Returns: `nil` where the machine cannot map it.
  init?(file: Int32) {
    let length = Int(lseek(file, 0, SEEK_END))
    guard length >= 0 else { return nil }
    // A mapping cannot be empty.
    let mapped = length > 0 ? unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0) : nil
    guard unsafe mapped != MAP_FAILED else { return nil }
    unsafe address = mapped
    count = length
  }

  deinit { if let address = unsafe address { unsafe munmap(address, count) } }

  /// Gives the photo's bytes, which must not be used afterwards.
  borrowing func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    unsafe body(UnsafeRawBufferPointer(start: address, count: count))
  }
}
