/// One row of a table of limits: all that is to be said of one bound.
package struct Limit<Table: LimitTable>: Sendable {
  /// Its key within the table's object in the policy.
  package let key: String
  /// The field that holds it.
  package let value: any WritableKeyPath<Table, Int> & Sendable
  package let unit: LimitUnit
  /// What a policy may set it to, and what a frame may bring.
  package let range: ClosedRange<Int>
  /// What it bounds, and what becomes of what is beyond it: one English line.
  package let meaning: String

  init(
    _ key: String, _ value: any WritableKeyPath<Table, Int> & Sendable, _ unit: LimitUnit,
    _ range: ClosedRange<Int>, _ meaning: String
  ) {
    self.key = key
    self.value = value
    self.unit = unit
    self.range = range
    self.meaning = meaning
  }

  /// What it is where the policy does not say.
  package var standard: Int { Table()[keyPath: value] }
}
