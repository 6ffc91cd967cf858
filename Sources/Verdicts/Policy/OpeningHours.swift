/// Hours of the day that hold for some days of the week.
package struct OpeningHours: Equatable, Sendable {
  /// In the order of the week, each once, at least one.
  package var days: [Weekday]
  /// Minutes after midnight, 0…1439.
  package var opens: Int
  /// Minutes after midnight, later than ``opens``, at most 1440.
  package var closes: Int

  /// `Senin–Kamis 08.00–16.00`.
  package var text: Bilingual {
    let hours = Bilingual(
      id: "\(Self.clock(opens, "."))–\(Self.clock(closes, "."))",
      en: "\(Self.clock(opens, ":"))–\(Self.clock(closes, ":"))")
    let runs = Self.runs(days).map { run -> Bilingual in
      let (first, last) = (run[0].name, run[run.count - 1].name)
      if run.count == 1 { return first }
      let dash = run.count == 2 ? ", " : "–"
      return Bilingual(id: first.id + dash + last.id, en: first.en + dash + last.en)
    }
    return Bilingual(
      id: runs.map(\.id).joined(separator: ", ") + " " + hours.id,
      en: runs.map(\.en).joined(separator: ", ") + " " + hours.en)
  }

  /// A time of the day as Indonesian (`.`) or English (`:`) writes it.
  static func clock(_ minutes: Int, _ separator: String) -> String {
    (minutes / 60).twoDigits + separator + (minutes % 60).twoDigits
  }

  /// Days that follow each other, put together.
  private static func runs(_ days: [Weekday]) -> [[Weekday]] {
    let all = Weekday.allCases
    var runs: [[Weekday]] = []
    for day in days {
      let isNext = runs.last?.last.map { last in
        all.firstIndex(of: last).map { $0 + 1 } == all.firstIndex(of: day)
      }
      if isNext ?? false {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return runs
  }
}
