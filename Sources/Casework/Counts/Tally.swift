package import JSON

/// What was done, counted from lines of the journal.
package struct Tally: Equatable, Sendable {
  /// Verdicts by `KIND VERDICT`.
  package private(set) var verdicts = Counter()
  /// Unreadable photos by their faults.
  package private(set) var faults = Counter()
  /// Photos of which the shadow limits would have said something else, by the check.
  package private(set) var shadows = Counter()
  /// Drops that went to quarantine, by the reason.
  package private(set) var rejected = Counter()
  /// Every line by its event.
  package private(set) var events = Counter()
  /// From a drop to its verdict.
  package private(set) var seconds = Histogram()
  /// Photos of the last minutes, by the minute in UTC.
  private var minutes = Counter()
  /// Verdicts of the last hours, by `HOUR VERDICT`.
  private var hours = Counter()

  /// Nothing was counted.
  package init() {}

  /// So many minutes, and names of hours and verdicts, are remembered.
  private static let minutesMaximum = 20
  private static let hoursMaximum = 26 * 4

  /// Counts a line of the journal.
  ///
  /// - Parameters:
  ///   - time: RFC 3339 in UTC.
  ///   - event: What was done.
  package mutating func take(time: String, event: String, _ line: JSON) {
    events.add(event)
    switch event {
    case "verdict":
      let verdict = line["verdict"]?.string ?? ""
      verdicts.add("\(line["kind"]?.string ?? "") \(verdict)")
      if let fault = line["fault"]?.string { faults.add(fault) }
      if let check = line["shadowCheck"]?.string { shadows.add(check) }
      if let taken = line["seconds"]?.number { seconds.take(taken) }
      minutes.add(String(time.prefix(16)))
      minutes.keepLast(Self.minutesMaximum)
      hours.add("\(time.prefix(13)) \(verdict)")
      hours.keepLast(Self.hoursMaximum)
    case "rejected": rejected.add(line["reason"]?.string ?? "")
    default: break
    }
  }

  /// Adds what another has counted.
  package mutating func add(_ other: Tally) {
    verdicts.add(other.verdicts)
    faults.add(other.faults)
    shadows.add(other.shadows)
    rejected.add(other.rejected)
    events.add(other.events)
    seconds.add(other.seconds)
    minutes.add(other.minutes)
    minutes.keepLast(Self.minutesMaximum)
    hours.add(other.hours)
    hours.keepLast(Self.hoursMaximum)
  }

  /// Photos judged since a minute.
  ///
  /// - Parameter minute: RFC 3339 in UTC, of which the minute counts.
  package func photos(since minute: String) -> Int {
    minutes.counts.filter { $0.key >= minute.prefix(16) }.values.reduce(0, +)
  }

  /// Verdicts since an hour, by their words.
  ///
  /// - Parameter hour: RFC 3339 in UTC, of which the hour counts.
  package func verdicts(since hour: String) -> [String: Int] {
    var found: [String: Int] = [:]
    for (name, count) in hours.counts where name.prefix(13) >= hour.prefix(13) {
      found[String(name.dropFirst(14)), default: 0] += count
    }
    return found
  }

  /// For a note beside the journal.
  package var json: JSON {
    .object([
      "verdicts": verdicts.json, "faults": faults.json, "shadows": shadows.json,
      "rejected": rejected.json, "events": events.json, "seconds": seconds.json,
      "minutes": minutes.json, "hours": hours.json,
    ])
  }

  /// Reads it; what is missing is nothing.
  package init(_ json: JSON?) {
    verdicts = Counter(json?["verdicts"])
    faults = Counter(json?["faults"])
    shadows = Counter(json?["shadows"])
    rejected = Counter(json?["rejected"])
    events = Counter(json?["events"])
    seconds = json?["seconds"].flatMap(Histogram.init) ?? Histogram()
    minutes = Counter(json?["minutes"])
    hours = Counter(json?["hours"])
  }
}
