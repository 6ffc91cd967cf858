/// When clerks are there, and from when on a citizen is offered to come.
package struct OfficePolicy: Equatable, Sendable {
  /// When the office is open; empty where the policy does not say it: then nothing is told of
  /// hours.
  package var hours: [OpeningHours]
  /// Days at which it is not, whatever ``hours`` say.
  package var closed: Set<CivilDate>
  /// After so many retakes of one kind in a row the reply offers a person; `nil` never does.
  package var personAfterRetakes: Int?

  /// `Senin–Kamis 08.00–16.00 dan Jumat 08.00–15.00 WITA`; `nil` where there are no hours.
  ///
  /// - Parameters:
  ///   - hours: The office's, or a programme's own.
  ///   - and: What stands before the last of them.
  package static func text(_ hours: [OpeningHours], zone: OfficeZone, and: Bilingual) -> Bilingual?
  {
    guard let last = hours.last?.text else { return nil }
    let first = hours.dropLast().map(\.text)
    func joined(_ language: KeyPath<Bilingual, String>) -> String {
      let list = first.map { $0[keyPath: language] }.joined(separator: ", ")
      let end = last[keyPath: language] + " " + zone.rawValue
      return first.isEmpty ? end : list + and[keyPath: language] + end
    }
    return Bilingual(id: joined(\.id), en: joined(\.en))
  }

  /// When the office opens next; `nil` where it is open, or nobody knows its hours.
  ///
  /// - Parameters:
  ///   - time: RFC 3339 with a zone.
  ///   - zone: Whose hours they are.
  package func opening(after time: String, zone: OfficeZone) -> Opening? {
    guard !hours.isEmpty, let seconds = InternetTime.seconds(time) else { return nil }
    let minutes = Int((Double(seconds) / 60).rounded(.down)) + zone.hoursAhead * 60
    let today = Int((Double(minutes) / Double(Self.minutesOfDay)).rounded(.down))
    let now = minutes - today * Self.minutesOfDay
    for later in 0...Self.daysLookedAhead {
      let date = CivilDate(daysSince1970: today + later)
      guard !closed.contains(date) else { continue }
      let own = hours.filter { $0.days.contains(date.weekday) }
      if later == 0, own.contains(where: { $0.opens <= now && now < $0.closes }) { return nil }
      let next = own.map(\.opens).filter { later > 0 || $0 > now }.min()
      if let next { return Opening(daysAhead: later, date: date, minutes: next, zone: zone) }
    }
    return nil
  }

  private static let minutesOfDay = 1440
  /// The longest closure, in days, of which a reply still says when it ends.
  private static let daysLookedAhead = 31
}
