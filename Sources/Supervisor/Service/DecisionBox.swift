import Files
import Spool

/// `decisions/` as one service sees it: drops of clerks, few and small. While the folder is missing
/// or cannot be read it is left alone, and keeps no photo waiting.
final class DecisionBox {
  private let inbox: Inbox
  private var nextTrySeconds = -Double.infinity
  /// How long the folder is left alone where it cannot be read, in seconds.
  private static let retrySeconds = 30.0

  init(_ station: Station, isWatching: Bool, rescanSeconds: Double) {
    inbox = Inbox(
      station, folder: .decisions, isWatching: isWatching, rescanSeconds: rescanSeconds)
  }

  /// The longest time between two scans.
  var rescanSeconds: Double {
    get { inbox.rescanSeconds }
    set { inbox.rescanSeconds = newValue }
  }

  /// Up to `count` drops that are ready.
  ///
  /// - Returns: `nil` where the folder cannot be read, for the reason that `tell` is given.
  func next(_ count: Int, at seconds: Double, tell: (FileError) -> Void) throws(FileError) -> [Drop]
  {
    guard seconds >= nextTrySeconds else { return [] }
    do {
      let drops = try inbox.next(count, at: seconds, lanes: [.decision])
      nextTrySeconds = -.infinity
      return drops
    } catch {
      guard error.isOfTheThing else { throw error }
      nextTrySeconds = seconds + Self.retrySeconds
      tell(error)
      return []
    }
  }

  /// Readable when something has happened in the folder.
  func fileDescriptor(at seconds: Double) -> Int32? {
    seconds >= nextTrySeconds ? inbox.fileDescriptor : nil
  }

  /// Seconds until ``next(_:at:tell:)`` is worth asking; 0 is now.
  func secondsUntilNext(at seconds: Double) -> Double {
    max(nextTrySeconds - seconds, inbox.secondsUntilNext(at: seconds, lanes: [.decision]))
  }

  /// Whether nothing is ready and nothing is ageing, as far as can be seen.
  var isDrained: Bool { nextTrySeconds > -.infinity || inbox.isDrained }

  /// Has the next call look at everything again.
  func lookAgain() { inbox.lookAgain() }

  /// Leaves a drop alone that cannot be moved.
  func setAside(_ drop: Drop, at seconds: Double) { inbox.setAside(drop, at: seconds) }
}
