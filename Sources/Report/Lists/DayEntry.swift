import JSON
package import Measures
package import Verdicts

/// What is in the cases of one day, or of one part of a day, in numbers.
package struct DayEntry: Equatable, Sendable {
  /// In the office's zone: `2020-03-24`.
  package var day: String
  /// How many parts the day has.
  package var shards: Int
  /// How many cases came.
  package var cases = 0
  /// How many of them hold each: more than one may hold of a case.
  package var states: [CaseState: Int] = [:]
  /// How many photos that count stand at each.
  package var outcomes: [Outcome: Int] = [:]
  /// How many photos that count have each as their worst defect.
  package var defects: [CheckID: Int] = [:]

  /// A day, or a part of it.
  package init(day: String, shards: Int = 1, _ rows: [CaseRow] = []) {
    self.day = day
    self.shards = shards
    cases = rows.count
    for row in rows {
      for state in row.states { states[state, default: 0] += 1 }
      for photo in row.photos {
        outcomes[photo.outcome, default: 0] += 1
        if let defect = photo.defect { defects[defect, default: 0] += 1 }
      }
    }
  }

  /// The month of the day: `2020-03`.
  package var month: String { String(day.dropLast(3)) }

  /// Adds what another part holds.
  package mutating func add(_ other: DayEntry) { add(other, times: 1) }

  /// Takes away what a part held that was added before.
  mutating func remove(_ other: DayEntry) { add(other, times: -1) }

  private mutating func add(_ other: DayEntry, times: Int) {
    shards += times * other.shards
    cases += times * other.cases
    Self.add(other.states, times, to: &states)
    Self.add(other.outcomes, times, to: &outcomes)
    Self.add(other.defects, times, to: &defects)
  }

  /// What comes to nothing is left out.
  private static func add<Key>(_ counts: [Key: Int], _ times: Int, to sum: inout [Key: Int]) {
    for (key, count) in counts {
      let new = (sum[key] ?? 0) + times * count
      sum[key] = new == 0 ? nil : new
    }
  }

  /// For the script: the day, its parts, and how many cases hold each state, in the order of
  /// urgency.
  var json: JSON {
    let states = CaseState.allCases.sorted { $0.urgency < $1.urgency }
    return .list([.text(day), .integer(shards)] + states.map { .integer(self.states[$0] ?? 0) })
  }
}
