/// The name of an attempt's folder in its case: `KIND` for the first of a kind, then `KIND.2`,
/// `KIND.3` and so on.
package struct AttemptName: Hashable, Sendable, CustomStringConvertible {
  /// The kind's name.
  package let kind: String
  /// 1 for the first of its kind.
  package let number: Int

  /// The name of an attempt.
  package init(kind: String, number: Int) {
    self.kind = kind
    self.number = number
  }

  /// Reads a folder's name.
  ///
  /// - Returns: `nil` for anything else in a case: one number has one name.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = parts.first.flatMap({ KindName(String($0)) }) else { return nil }
    guard parts.count == 2 else {
      self.init(kind: kind.description, number: 1)
      return
    }
    guard let number = Int(parts[1]), number > 1, "\(number)" == parts[1] else { return nil }
    self.init(kind: kind.description, number: number)
  }

  /// The name itself.
  package var description: String { number == 1 ? kind : "\(kind).\(number)" }
}
