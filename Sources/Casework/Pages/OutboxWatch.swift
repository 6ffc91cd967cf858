import Files
import Report
import Spool

/// Which of the events that pages tell to be waiting have been taken since by a gateway, and when.
final class OutboxWatch {
  private let archive: CaseArchive
  /// Serials by case.
  private var waiting: [String: Set<String>] = [:]
  /// When those that were taken last were seen to be gone, by their serials.
  private var times: [String: String] = [:]
  /// Cases whose pages are to be written: of before this service.
  private var former: Set<String> = []
  /// When ``taken(at:)`` has something to look at again; `nil` where nothing waits.
  private(set) var nextLookSeconds: Double?
  /// The most cases that are watched: of more, those that were told last.
  static let casesMaximum = 1000
  /// How often they are looked at, in seconds.
  private static let lookSeconds = 5.0

  init(archive: CaseArchive) { self.archive = archive }

  /// Whether an event was taken; `nil` where nobody can tell.
  ///
  /// - Parameters:
  ///   - isNew: Whether the case's last event is about to be sent: it then waits though it is not
  ///     there yet, and what is wrong by that is right after the next look.
  ///   - former: What the page told before.
  func receipt(
    _ serial: String, of caseID: String, isNew: Bool, former: () -> [Receipt]
  ) -> Receipt? {
    let isThere = archive.isInOutbox(serial)
    guard isThere == true || isNew else {
      waiting[caseID]?.remove(serial)
      return isThere.map { _ in
        let taken = times[serial] ?? former().first { $0.serial == serial }?.taken
        return Receipt(serial: serial, isWaiting: false, taken: taken)
      }
    }
    watch(serial, of: caseID)
    return Receipt(serial: serial, isWaiting: true)
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
    if waiting[caseID] == nil, waiting.count >= Self.casesMaximum { waiting = [:] }
    waiting[caseID, default: []].insert(serial)
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
    former = []
    for (caseID, serials) in waiting {
      let gone = serials.filter { archive.isInOutbox($0) == false }
      guard !gone.isEmpty else { continue }
      taken.insert(caseID)
      if times.count >= Self.casesMaximum { times = [:] }
      for serial in gone { times[serial] = Timestamp.now }
      waiting[caseID] = nil
    }
    waiting = waiting.filter { !$0.value.isEmpty }
    nextLookSeconds = waiting.isEmpty ? nil : seconds + Self.lookSeconds
    return taken
  }
}
