/// A part of the cases that came on one day: so many as a page shows.
package struct DayShard: Hashable, Comparable, Sendable {
  /// In the office's zone: `2020-03-24`.
  package var day: String
  /// 1 for the first part of the day.
  package var number: Int

  /// A part of a day.
  package init(day: String, number: Int) {
    self.day = day
    self.number = number
  }

  /// The month of the day: `2020-03`.
  package var month: String { String(day.dropLast(3)) }

  /// Earlier days first.
  package static func < (a: DayShard, b: DayShard) -> Bool {
    a.day != b.day ? a.day < b.day : a.number < b.number
  }
}
