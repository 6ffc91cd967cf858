/// Zeros where a file should begin or end: the mark of an upload into a file that was given its
/// length beforehand, and of a disk that lost what was written.
package enum ZeroRun {
  /// So many zeros in a row are no accident, in bytes: no format begins with half as many.
  package static let bytesMinimum = 64

  /// Whether a file begins or ends with at least ``bytesMinimum`` zeros, or is nothing but zeros.
  ///
  /// - Complexity: O(1); whatever lies between is not looked at.
  package static func isAtAnEnd(of file: borrowing Span<UInt8>) -> Bool {
    let count = min(file.count, bytesMinimum)
    return count > 0
      && ((0..<count).allSatisfy { file[$0] == 0 }
        || (file.count - count..<file.count).allSatisfy { file[$0] == 0 })
  }

  /// Whether a file begins so, or is nothing but zeros.
  static func begins(_ head: [UInt8]) -> Bool {
    !head.isEmpty && head.prefix(bytesMinimum).allSatisfy { $0 == 0 }
  }
}
