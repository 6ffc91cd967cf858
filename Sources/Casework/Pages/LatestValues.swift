/// Values by key, at most so many: a new one takes the place of the one that was set longest ago.
package struct LatestValues<Value> {
  private var entries: [String: (value: Value, turn: UInt64)] = [:]
  /// How often a value was set.
  private var turns: UInt64 = 0
  private let countMaximum: Int

  /// - Parameter countMaximum: 1 or more.
  package init(countMaximum: Int) {
    precondition(countMaximum > 0, "nothing could be kept")
    self.countMaximum = countMaximum
  }

  /// How many there are.
  package var count: Int { entries.count }

  /// All of them, in no order.
  package var all: [(key: String, value: Value)] { entries.map { ($0.key, $0.value.value) } }

  /// The value of a key. One that is set is the latest; `nil` takes it away.
  ///
  /// - Complexity: O(1), and O(count) where another one has to give way.
  package subscript(key: String) -> Value? {
    get { entries[key]?.value }
    set {
      guard let newValue else {
        entries[key] = nil
        return
      }
      if entries[key] == nil, entries.count >= countMaximum,
        let oldest = entries.min(by: { $0.value.turn < $1.value.turn })
      {
        entries[oldest.key] = nil
      }
      turns += 1
      entries[key] = (newValue, turns)
    }
  }
}
