import Files
import Report
import Spool

/// Which of the events that pages tell to be waiting have been taken since by a gateway, and when.
final class OutboxWatch {
  private let archive: CaseArchive
  /// Serials by case.
  private var waiting = LatestValues<Set<String>>(countMaximum: OutboxWatch.casesMaximum)
  /// When those that were taken last were seen to be gone, by their serials.
  private var times = LatestValues<String>(countMaximum: OutboxWatch.timesMaximum)
  /// Events that were about to be sent when they were told of, and not looked for since.
  private var unsent: Set<String> = []
  /// Cases whose pages are to be written: of before this service.
  private var former: Set<String> = []
  /// When ``taken(at:)`` has something to look at again; `nil` where nothing waits.
  private(set) var nextLookSeconds: Double?
  /// The most cases that are watched: of more, those that were told last.
  static let casesMaximum = 1000
  /// The most events whose time is known: all that one look sees to be gone, of cases with a few.
  private static let timesMaximum = 4 * casesMaximum
  /// How often they are looked at, in seconds.
  private static let lookSeconds = 5.0

  init(archive: CaseArchive) { self.archive = archive }

  /// Whether an event was taken; `nil` where nobody can tell.
  ///
  /// - Parameters:
  ///   - isNew: Whether it is about to be sent, unless the page knew it: it then waits though it is
  ///     not there yet, until it was looked for.
  ///   - isLast: Whether it is the case's last event.
  ///   - former: What the page told before.
  func receipt(
    _ serial: String, of caseID: String, isNew: Bool, isLast: Bool, former: () -> [Receipt]
  ) -> Receipt? {
    guard let isThere = archive.isInOutbox(serial) else { return nil }
    if !isThere {
      if let taken = times[serial] {
        return Receipt(serial: serial, isWaiting: false, taken: taken)
      }
      let told = former().first { $0.serial == serial }
      if let told, !told.isWaiting { return told }
      if isNew, isLast || told == nil { unsent.insert(serial) }
      guard unsent.contains(serial) else {
        if forget(serial, of: caseID) { note(serial) }
        return Receipt(serial: serial, isWaiting: false, taken: times[serial])
      }
    }
    watch(serial, of: caseID)
    return Receipt(serial: serial, isWaiting: true)
  }

  /// - Returns: Whether it was waited for.
  private func forget(_ serial: String, of caseID: String) -> Bool {
    guard var serials = waiting[caseID], serials.remove(serial) != nil else { return false }
    waiting[caseID] = serials.isEmpty ? nil : serials
    return true
  }

  private func note(_ serial: String) {
    unsent.remove(serial)
    times[serial] = Timestamp.now
  }

  /// Takes in what a page tells that another service has written, or this one before it started.
  func take(_ receipts: [Receipt], of caseID: String) {
    for receipt in receipts where receipt.isWaiting {
      switch archive.isInOutbox(receipt.serial) {
      case true?: watch(receipt.serial, of: caseID)
      case false?:
        former.insert(caseID)
        nextLookSeconds = nextLookSeconds ?? 0
      case nil: break
      }
    }
  }

  private func watch(_ serial: String, of caseID: String) {
    waiting[caseID] = (waiting[caseID] ?? []).union([serial])
    if nextLookSeconds == nil { nextLookSeconds = 0 }
  }

  /// The cases of which an event was taken.
  ///
  /// - Parameter seconds: Now, on the pages' clock.
  func taken(at seconds: Double) -> Set<String> {
    guard let due = nextLookSeconds, due <= seconds else { return [] }
    if due == 0, former.isEmpty {
      nextLookSeconds = seconds + Self.lookSeconds
      return []
    }
    var taken = former
    (former, unsent) = ([], [])
    for (caseID, serials) in waiting.all {
      let gone = serials.filter { archive.isInOutbox($0) == false }
      guard !gone.isEmpty else { continue }
      taken.insert(caseID)
      for serial in gone { note(serial) }
      waiting[caseID] = nil
    }
    nextLookSeconds = waiting.count == 0 ? nil : seconds + Self.lookSeconds
    return taken
  }
}
