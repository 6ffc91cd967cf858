/// So many of so many.
package struct Share: Equatable, Sendable {
  package var count: Int
  package var total: Int

  package init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
  }

  /// 0…1; `nil` of none.
  package var value: Double? { total > 0 ? Double(count) / Double(total) : nil }

  /// `93.3 % (28/30)`, or `–`.
  var text: String {
    guard let value else { return "–" }
    return "\(JSON.number(value * 100, digits: 1).line) % (\(count)/\(total))"
  }

  var json: JSON {
    .object([
      "count": .integer(count), "total": .integer(total), "share": .number(value, digits: 4),
    ])
  }
}
