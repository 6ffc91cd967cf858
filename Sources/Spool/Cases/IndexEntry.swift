/// One line of the index.
package struct IndexEntry: Equatable, Sendable {
  package let key: String
  package let attempt: Attempt

  /// Reads `KEY CASE KIND N`; `nil` for a line that is torn.
  init?(_ line: ArraySlice<UInt8>) {
    let words = String(decoding: line, as: UTF8.self)
      .split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 4, words[0].utf8.allSatisfy(JobID.isHexadecimal),
      DropName.isCase(words[1]), DropName.isKind(words[2]), let number = Int(words[3]), number > 0
    else { return nil }
    key = words[0]
    attempt = Attempt(caseID: words[1], kind: words[2], number: number)
  }
}
