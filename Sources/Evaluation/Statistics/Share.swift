import JSON
import Verdicts

/// So many of so many.
package struct Share: Equatable, Sendable {
  /// How many are meant, 0…``total``.
  package var count: Int
  /// Of how many.
  package var total: Int

  /// So many of so many.
  package init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
  }

  /// 0…1; `nil` of none.
  package var value: Double? { total > 0 ? Double(count) / Double(total) : nil }

  /// Where the share lies with 95 % certainty, by bootstrap; `nil` of none. A share of all or of
  /// nothing has no width: too few were seen to say more.
  package var interval: ClosedRange<Double>? {
    guard total > 0 else { return nil }
    guard count > 0, count < total else { return Double(count / total)...Double(count / total) }
    return Bootstrap.interval { generator in
      var drawn = 0
      for _ in 0..<total where generator.index(below: total) < count { drawn += 1 }
      return Double(drawn) / Double(total)
    }
  }

  /// `93.3 % (28/30)`, or `–`.
  var text: String {
    guard let value else { return "–" }
    return "\(Self.percent(value)) % (\(count)/\(total))"
  }

  /// `93.3 % (28/30), 83.3–100`.
  var textWithInterval: String {
    guard let interval else { return text }
    return "\(text), \(Self.percent(interval.lowerBound))–\(Self.percent(interval.upperBound))"
  }

  private static func percent(_ value: Double) -> String {
    JSON.number(value * 100, digits: 1).line
  }

  var json: JSON {
    .object([
      "count": .integer(count), "total": .integer(total), "share": .number(value, digits: 4),
      "interval": interval.map {
        .list([.number($0.lowerBound, digits: 4), .number($0.upperBound, digits: 4)])
      } ?? .null,
    ])
  }
}
