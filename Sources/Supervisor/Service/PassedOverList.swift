package import Spool

/// What the service passes over because it cannot be read or written: said once each, listed for
/// `status`, forgotten when it has not been met again for a while. Pure.
package struct PassedOverList: Equatable {
  private struct Entry: Equatable {
    var thing: PassedOver
    var lastSeconds: Double
  }

  private var entries: [String: Entry] = [:]
  /// Since the last ``takeChange()``.
  private var hasChanged = false
  private var saidSinceSeconds = 0.0
  private var saidCount = 0

  /// Nothing is passed over.
  package init() {}

  /// What was not met for so long, in seconds, is mended: everything is tried again before.
  static let forgottenSeconds = 150.0
  /// The most things that are kept.
  static let countMaximum = 1000
  /// So many lines a minute are said; the others are for `status`.
  static let linesPerMinuteMaximum = 10

  /// Something was passed over.
  ///
  /// - Returns: A line to say; `nil` where it was said before, or too much is said already.
  package mutating func note(_ thing: PassedOver, at seconds: Double) -> String? {
    let isNews = entries[thing.place] == nil
    guard isNews else {
      entries[thing.place] = Entry(thing: thing, lastSeconds: seconds)
      return nil
    }
    guard entries.count < Self.countMaximum else { return nil }
    entries[thing.place] = Entry(thing: thing, lastSeconds: seconds)
    hasChanged = true
    if seconds >= saidSinceSeconds + 60 { (saidSinceSeconds, saidCount) = (seconds, 0) }
    saidCount += 1
    switch saidCount {
    case ...Self.linesPerMinuteMaximum:
      return "\(thing.what): it is passed over, and tried again now and then"
    case Self.linesPerMinuteMaximum + 1: return "more is passed over: status lists it"
    default: return nil
    }
  }

  /// Forgets what was not met for a while.
  package mutating func forgetMended(at seconds: Double) {
    let before = entries.count
    entries = entries.filter { seconds - $0.value.lastSeconds < Self.forgottenSeconds }
    if entries.count != before { hasChanged = true }
  }

  /// All of it by place, where it has changed since this was last asked; `nil` otherwise.
  package mutating func takeChange() -> [PassedOver]? {
    guard hasChanged else { return nil }
    hasChanged = false
    return entries.values.map(\.thing).sorted { $0.place < $1.place }
  }

  /// Whether nothing is passed over.
  package var isEmpty: Bool { entries.isEmpty }
}
