import Glibc

/// Holes: where a sparse file has no data, and how a copy gets none there either.
extension FileGate {
  /// Where the next data begins, at `offset` or behind it; `nil` where only a hole is left. A file
  /// system that does not tell has data everywhere.
  package func nextData(_ file: borrowing Descriptor, _ place: RelativePath, from offset: Int)
    throws(FileError) -> Int?
  {
    try find(SEEK_DATA, file, place, from: offset, unknown: offset)
  }

  /// Where the data at `offset` ends; `nil` where it goes on to the end of the file.
  package func nextHole(_ file: borrowing Descriptor, _ place: RelativePath, from offset: Int)
    throws(FileError) -> Int?
  {
    try find(SEEK_HOLE, file, place, from: offset, unknown: nil)
  }

  private func find(
    _ what: Int32, _ file: borrowing Descriptor, _ place: RelativePath, from offset: Int,
    unknown: Int?
  ) throws(FileError) -> Int? {
    let raw = file.raw
    do {
      return try perform(.read, place) { _ in lseek(raw, off_t(offset), what) }
    } catch {
      switch error.errorNumber {
      case ENXIO: return nil
      case EINVAL, EOPNOTSUPP: return unknown
      default: throw error
      }
    }
  }

  /// Cuts a file, or lets it grow by a hole.
  package func resize(_ file: borrowing Descriptor, _ place: RelativePath, to count: Int)
    throws(FileError)
  {
    let raw = file.raw
    try perform(.resize, place) { _ in Int(ftruncate(raw, off_t(count))) }
  }
}
