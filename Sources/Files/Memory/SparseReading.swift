/// Reads a plain file from its start to the size it had when it was opened, in pieces, data and
/// holes.
///
/// Where the file is cut meanwhile, it ends there; what is added meanwhile is not read.
package struct SparseReading {
  /// One piece of the file.
  package enum Piece {
    case data([UInt8])
    /// So many zeros that nobody wrote.
    case hole(count: Int)
  }

  private static let pieceBytesMaximum = 1 << 18

  private(set) var sizeBytes: Int
  /// Where the next piece begins.
  package private(set) var offset = 0
  /// The data that was found last.
  private var data = 0..<0

  /// - Parameter sizeBytes: How much there is to read, 0 or more.
  package init(sizeBytes: Int) { self.sizeBytes = sizeBytes }

  /// Whether all was read.
  package var isAtEnd: Bool { offset >= sizeBytes }

  /// The next piece; `nil` at the end.
  ///
  /// - Parameter bytesMaximum: The most that is wanted; data comes in pieces of 256 KiB at most.
  package mutating func next(
    _ file: borrowing Descriptor, _ place: RelativePath, gate: FileGate, atMost bytesMaximum: Int
  ) throws(FileError) -> Piece? {
    guard !isAtEnd else { return nil }
    if offset >= data.upperBound {
      let start = try gate.nextData(file, place, from: offset) ?? sizeBytes
      let end = start < sizeBytes ? try gate.nextHole(file, place, from: start) : nil
      // A hole may have been made there in between: a byte of it is as good as data.
      data = start..<max(start + 1, end ?? sizeBytes)
    }
    if offset < data.lowerBound {
      let count = min(bytesMaximum, min(data.lowerBound, sizeBytes) - offset)
      offset += count
      return .hole(count: count)
    }
    let count = min(
      bytesMaximum, Self.pieceBytesMaximum, min(data.upperBound, sizeBytes) - offset)
    let bytes = try gate.read(file, place, at: offset, count: count)
    offset += bytes.count
    if bytes.count < count { sizeBytes = offset }
    return bytes.isEmpty ? nil : .data(bytes)
  }
}
