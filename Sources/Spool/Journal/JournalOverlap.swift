/// How many of the lines that wait stand in the journal's file already: whoever carried them there
/// may have been killed before, in or after the middle of it.
package struct JournalOverlap: Equatable, Sendable {
  /// Where they begin among the bytes that were looked at.
  package var start: Int
  /// Bytes of them that stand there, from their first on.
  package var count: Int
  /// Whether the file ends within a line that is none of theirs and must not swallow the next.
  package var isTorn: Bool

  /// Finds them.
  ///
  /// - Parameters:
  ///   - lines: What waits, whole lines.
  ///   - known: The bytes of the file since these lines began to wait.
  ///   - before: The byte before those; `nil` at the start of the file.
  /// - Complexity: O(known), for a line is compared only where one begins.
  package init(of lines: [UInt8], in known: [UInt8], after before: UInt8?) {
    let feed = UInt8(ascii: "\n")
    // All of them, and perhaps more that came later.
    if known.starts(with: lines) {
      self = JournalOverlap(start: 0, count: lines.count, isTorn: false)
      return
    }
    var start = 0
    while start < known.count {
      let rest = known[start...]
      if rest.count <= lines.count, lines.starts(with: rest) { break }
      start = rest.firstIndex(of: feed).map { $0 + 1 } ?? known.count
    }
    let count = known.count - start
    let last = known.last ?? before
    self = JournalOverlap(
      start: start, count: count, isTorn: count == 0 && last != nil && last != feed)
  }

  private init(start: Int, count: Int, isTorn: Bool) {
    self.start = start
    self.count = count
    self.isTorn = isTorn
  }
}
