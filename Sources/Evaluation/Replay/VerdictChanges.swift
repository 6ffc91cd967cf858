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
  /// Verdicts that differ.
  package private(set) var changed = 0
  /// The first of those that differ, in the order of the photos: at most ``keptMaximum``.
  package private(set) var changes: [VerdictChange] = []
  /// Not in order: as many as there are verdicts, verdicts and checks.
  private var counted: [Group] = []

  /// How many changes are kept by name, so that any number of photos can be compared.
  package static let keptMaximum = 10_000
  /// How many changes are listed by name for a person.
  static let listedMaximum = 10

  /// Nothing compared yet.
  package init() {}

  /// - Parameter pairs: The stored verdict on each photo and the one it gets now.
  package init(_ pairs: [(old: Verdict, new: Verdict)]) {
    for pair in pairs { take(pair.old, now: pair.new) }
  }

  /// Compares one more photo's verdicts.
  package mutating func take(_ old: Verdict, now new: Verdict) {
    photos += 1
    guard let change = VerdictChange(from: old, to: new) else { return }
    changed += 1
    if changes.count < Self.keptMaximum { changes.append(change) }
    let index = counted.firstIndex {
      $0.from == change.from && $0.to == change.to && $0.check == change.check
    }
    if let index {
      counted[index].count += 1
    } else {
      counted.append(Group(from: change.from, to: change.to, check: change.check, count: 1))
    }
  }

  /// The most frequent first; equal ones by verdict and check.
  package var groups: [Group] {
    func place(_ group: Group) -> (Int, Int, Int, String) {
      (-group.count, group.from.severity, group.to.severity, group.check?.rawValue ?? "")
    }
    return counted.sorted { place($0) < place($1) }
  }

  /// For a person to read.
  package var text: String {
    guard changed > 0 else { return "No verdict of \(photos) would change\n" }
    var text = "\(changed) of \(photos) verdicts would change\n"
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
    let rest = changed - Self.listedMaximum
    return rest > 0 ? text + "  and \(rest) more\n" : text
  }

  /// The changes that are kept, by name, and the counts of all.
  package var json: JSON {
    .object([
      "photos": .integer(photos), "changed": .integer(changed),
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
