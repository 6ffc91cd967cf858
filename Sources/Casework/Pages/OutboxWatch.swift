import Spool

/// Which of the events that pages tell to be waiting have been taken since by a gateway.
final class OutboxWatch {
  private let archive: CaseArchive
  /// Serials by case.
  private var waiting: [String: Set<String>] = [:]
  /// When ``taken(at:)`` has something to look at again; `nil` where nothing waits.
  private(set) var nextLookSeconds: Double?
  /// The most cases that are watched: of more, those that were told last.
  private static let casesMaximum = 1000
  /// How often they are looked at, in seconds.
  private static let lookSeconds = 5.0

  init(archive: CaseArchive) { self.archive = archive }

  /// Whether an event waits; `nil` where nobody can tell.
  ///
  /// - Parameter isNew: Whether the case's last event is about to be sent: it then waits though it
  ///   is not there yet, and what is wrong by that is right after the next look.
  func isWaiting(_ serial: String, of caseID: String, isNew: Bool) -> Bool? {
    let isThere = archive.isInOutbox(serial)
    guard isThere == true || isNew else {
      waiting[caseID]?.remove(serial)
      return isThere
    }
    if waiting[caseID] == nil, waiting.count >= Self.casesMaximum { waiting = [:] }
    waiting[caseID, default: []].insert(serial)
    if nextLookSeconds == nil { nextLookSeconds = 0 }
    return true
  }

  /// The cases of which an event was taken.
  ///
  /// - Parameter seconds: Now, on the pages' clock.
  func taken(at seconds: Double) -> [String] {
    guard let due = nextLookSeconds, due <= seconds else { return [] }
    if due == 0 {
      nextLookSeconds = seconds + Self.lookSeconds
      return []
    }
    let taken = waiting.filter { $0.value.contains { archive.isInOutbox($0) == false } }.map(\.key)
    for caseID in taken { waiting[caseID] = nil }
    waiting = waiting.filter { !$0.value.isEmpty }
    nextLookSeconds = waiting.isEmpty ? nil : seconds + Self.lookSeconds
    return taken
  }
}
