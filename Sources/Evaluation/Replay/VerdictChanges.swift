package import Measures
package import JSON
package import Verdicts

/// Which answers another policy would change, photo by photo and counted.
package struct VerdictChanges: Equatable, Sendable {
  /// How many photos change in the same way for the same reason.
  package struct Group: Equatable, Sendable {
    /// The old verdict.
    package var from: Outcome
    /// The new verdict.
    package var to: Outcome
    /// The first check of the new verdict; `nil` where it has none.
    package var check: CheckID?
    /// How many photos.
    package var count: Int
  }

  /// Verdicts compared.
  package private(set) var photos = 0
  /// Those that differ, in the order of the photos.
  package private(set) var changes: [VerdictChange] = []

  /// How many changes are listed by name.
  static let listedMaximum = 10

  /// - Parameter pairs: The stored verdict on each photo and the one it gets now.
  package init(_ pairs: [(old: Verdict, new: Verdict)]) {
    for pair in pairs { add(old: pair.old, new: pair.new) }
  }

  /// Nothing is compared yet.
  package init() {}

  /// One photo more: of those that keep their answer nothing is held.
  package mutating func add(old: Verdict, new: Verdict) {
    photos += 1
    if let change = VerdictChange(from: old, to: new) { changes.append(change) }
  }

  /// The most frequent first; equal ones by verdict and check.
  package var groups: [Group] {
    var groups: [Group] = []
    for change in changes {
      let index = groups.firstIndex {
        $0.from == change.from && $0.to == change.to && $0.check == change.check
      }
      if let index {
        groups[index].count += 1
      } else {
        groups.append(Group(from: change.from, to: change.to, check: change.check, count: 1))
      }
    }
    func place(_ group: Group) -> (Int, Int, Int, String) {
      (-group.count, group.from.severity, group.to.severity, group.check?.rawValue ?? "")
    }
    return groups.sorted { place($0) < place($1) }
  }

  /// For a person to read.
  package var text: String {
    guard !changes.isEmpty else { return "No verdict of \(photos) would change\n" }
    var text = "\(changes.count) of \(photos) verdicts would change\n"
    var rows = [["from", "to", "by", "photos"]]
    rows += groups.map {
      [$0.from.rawValue, $0.to.rawValue, $0.check?.rawValue ?? "the rule", "\($0.count)"]
    }
    text += TextTable(rows).text + "\n"
    rows = [["photo", "from", "to", "by", "score"]]
    rows += changes.prefix(Self.listedMaximum).map { change in
      let scores = [change.scoreFrom, change.scoreTo].map { $0.map(String.init) ?? "–" }
      return [
        change.file, change.from.rawValue, change.to.rawValue,
        change.check?.rawValue ?? "the rule", scores.joined(separator: " → "),
      ]
    }
    text += TextTable(rows).text
    let rest = changes.count - Self.listedMaximum
    return rest > 0 ? text + "  and \(rest) more\n" : text
  }

  /// Every change by name, and the counts.
  package var json: JSON {
    .object([
      "photos": .integer(photos), "changed": .integer(changes.count),
      "groups": .list(
        groups.map {
          .object([
            "from": .text($0.from.rawValue), "to": .text($0.to.rawValue),
            "check": .text($0.check?.rawValue), "photos": .integer($0.count),
          ])
        }),
      "changes": .list(
        changes.map {
          .object([
            "file": .text($0.file), "from": .text($0.from.rawValue), "to": .text($0.to.rawValue),
            "check": .text($0.check?.rawValue), "scoreFrom": .integer($0.scoreFrom),
            "scoreTo": .integer($0.scoreTo),
          ])
        }),
    ])
  }
}
