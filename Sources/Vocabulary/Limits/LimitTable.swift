/// A group of limits that stand together in the policy and cross between processes together.
///
/// Its fields are plain numbers, so that reading one costs nothing; whatever goes over all of them
/// goes over ``rows``.
package protocol LimitTable: Equatable, Sendable {
  /// The table's key in the policy.
  static var key: String { get }
  /// What it bounds, one English line.
  static var meaning: String { get }
  /// Where it lies among all limits.
  static var place: any WritableKeyPath<Limits, Self> & Sendable { get }
  /// A row a field, in the order of the policy and of the frame.
  static var rows: [Limit<Self>] { get }
  /// The table with every default.
  init()
}

extension LimitTable {
  /// The keys of its rows.
  package static var keys: [String] { rows.map(\.key) }

  /// The range of one limit.
  ///
  /// - Precondition: The field is a limit's; the tests see to it that every field is.
  package static func range(of value: KeyPath<Self, Int>) -> ClosedRange<Int> {
    guard let row = rows.first(where: { $0.value == value }) else {
      preconditionFailure("every field of a table has its row")
    }
    return row.range
  }
}
