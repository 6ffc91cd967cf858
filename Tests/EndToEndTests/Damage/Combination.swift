/// One damage to one place, before a service starts or while it runs.
struct Combination: Sendable, CustomStringConvertible {
  enum Moment: String, CaseIterable, Sendable { case running, start }

  let place: Place
  let damage: Damage
  let moment: Moment

  var description: String {
    "\(place.path.isEmpty ? "(the spool)" : place.path) \(damage) \(moment)"
  }

  /// Whether it is worth a run: what only a service that runs has cannot be damaged before, what it
  /// sends at once or replaces not afterwards, and what is gone before it arrives has never been.
  private var isReal: Bool {
    guard damage.fits(isFolder: place.isFolder) else { return false }
    if place.live != nil { return moment == .running }
    if place.isUnsentEvent || place.isRevision { return moment == .start }
    // What a dead service told of itself goes with its lease.
    if place.path.hasSuffix(".state") { return moment == .start }
    let isArrival = place.arrival == place.path && !place.path.hasSuffix(".lease")
    return !(damage == .gone && moment == .running && isArrival)
  }

  static func all(of place: Place) -> [Combination] {
    Damage.allCases.flatMap { damage in
      Moment.allCases.map { Combination(place: place, damage: damage, moment: $0) }
    }.filter(\.isReal)
  }

  /// The whole: every place in every way at both moments.
  static func whole(_ places: [Place]) -> [Combination] { places.flatMap(all) }

  /// One of each place's, in steps that come round to every way and both moments.
  static func sample(_ places: [Place]) -> [Combination] {
    places.enumerated().map { index, place in
      let all = all(of: place)
      return all[index * 5 % all.count]
    }
  }
}
