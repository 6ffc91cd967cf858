package import Spool

/// What the service decides, as a value: which work is taken next and how much of it, what follows
/// from the end of a try or from a failure, in which order results become durable, when to wake up,
/// and whether everything is done. Pure.
///
/// It knows jobs by their ids and ``JobFacts``. Whoever carries out asks
/// ``next(at:idleWorkers:isDropWaiting:)`` for one action after the other and tells what came of
/// each by ``take(_:at:)`` before it asks again:
///
/// ```
/// desk.beginTurn()
/// while let action = desk.next(…) { carry(action) }     // each gives its events back
/// ```
///
/// A job is the desk's from the event that brings it until it is told of, put off, released, or
/// lost; meanwhile it stands in exactly one of the queues below, or in an action that was not
/// answered yet.
///
/// ```
///  recovered, cameBack ──► held, costly ◄───────────────────────── no answer
///                               │                                      │
///                               ▼                                      │
///                  came ──► opening ──► (loads) ──► ready, loaded ──► underWay ──► answered
///                                          │                                          │
///                                          ▼                                          ▼
///                   quarantine ◄──── rejected      tell ◄── attached ◄───────────── (stores)
/// ```
///
/// Times are seconds on one clock that never jumps.
package struct Desk {
  /// One job as the desk knows it.
  struct Card {
    var facts: JobFacts
    var track = Track.fast
    /// Whether its file is copied and stored in slices.
    var isLarge = false
    /// Whether its answer is that of an upload that is not finished.
    var looksUnfinished = false
    /// Whether a reply may be sent of itself; a photo that is given up is a clerk's to look at.
    var maySend = true
    /// How often in a row the machine has failed it since it was taken up.
    var interrupted = 0
    /// Whether it has found its place, so that only recovery may go on with it where that fails.
    var isPlaced = false
  }

  /// A photo in a worker.
  struct UnderWay {
    var id: JobID
    var beganSeconds: Double
    var track: Track
  }

  let rules = TryRules.service
  let plan: TrackPlan
  var cards: [JobID: Card] = [:]
  /// What follows at once from what was done last, in order.
  var following: [Action] = []
  /// Photos that have come into memory in this moment.
  var arrived: [JobID] = []
  /// Jobs that are to be opened next.
  var opening: [JobID] = []
  /// Jobs that wait for their next try.
  var held = HeldJobs<JobID>()
  /// Jobs that wait for the slow track.
  var costly = CostlyJobs()
  /// Photos that are being copied, or are in memory.
  var copies = Copies()
  var underWay: [UInt64: UnderWay] = [:]
  /// What workers have answered and is not judged yet.
  var answered: [JobID] = []
  /// What is attached to its case and is not told of yet.
  var attached: [JobID] = []
  /// What goes to quarantine with the next group.
  var rejected: [JobID] = []

  var nextTicket: UInt64 = 1
  /// Trouble of the machine as a whole.
  var trouble = Trouble()
  /// Trouble of the machine in the decoders, as it is told of.
  var decoderTrouble = Trouble()
  /// The same, as it keeps photos from being begun.
  var poolPause = PoolPause()
  /// When a photo passed its decoder last; `nil` where none has yet.
  var passedSeconds: Double?
  var timers: Timers
  /// From when on drops that are no photos may be taken again.
  var unfitSeconds = 0.0
  /// Whether it was told to stop: then no more work is taken.
  var isStopping = false

  /// The rest of the turn, the next step last; empty between turns.
  var steps: [Step] = []
  /// Whether workers were just heard, and are to be given what is in memory.
  var isHandingOut = false
  /// Where the present step of taking work stands.
  var taking = Taking()

  /// A desk without work.
  ///
  /// - Parameters:
  ///   - workers: How many there are in the pool, 1 or more.
  ///   - leaseSeconds: Silence after which another service takes over.
  package init(workers: Int, leaseSeconds: Double) {
    plan = TrackPlan(workers: workers)
    timers = Timers(leaseSeconds: leaseSeconds)
  }

  /// Goes by another policy's lease.
  package mutating func adopt(leaseSeconds: Double) { timers.adopt(leaseSeconds: leaseSeconds) }

  // MARK: What is asked of it

  /// How many photos are with workers.
  package var underWayCount: Int { underWay.count }

  /// The job that a ticket was given for; `nil` where it is another's by now.
  package func job(under ticket: UInt64) -> JobID? { underWay[ticket]?.id }

  /// Every job that is the desk's.
  package var jobs: Set<JobID> { Set(cards.keys) }

  /// Whether the machine as a whole fails.
  package var isMachineFailing: Bool { trouble.line != nil }

  /// Whether neither the machine nor its decoders fail.
  package var isWell: Bool { trouble.line == nil && decoderTrouble.line == nil }

  /// Seconds until anything may be begun; 0 while all is well.
  func pauseSeconds(at seconds: Double) -> Double {
    max(trouble.pauseSeconds(at: seconds), poolPause.seconds(at: seconds))
  }

  /// Whether the one photo that is to show that the trouble is over has not ended yet.
  var isWaitingForProbe: Bool { poolPause.isProbing && !underWay.isEmpty }

  /// Whether a photo may be begun now.
  package func mayBegin(at seconds: Double) -> Bool {
    pauseSeconds(at: seconds) == 0 && !isWaitingForProbe
  }

  /// The lanes that drops may be taken from now.
  package func lanes(at seconds: Double) -> [Lane] {
    [.ordinary] + (copies.hasRoom ? [.large] : []) + (seconds >= unfitSeconds ? [.unfit] : [])
  }

  /// Whether a photo is with a worker although its time was over long ago: its end was lost.
  ///
  /// - Parameter allowedSeconds: What no photo takes.
  package func isStuck(at seconds: Double, allowedSeconds: Double) -> Bool {
    underWay.values.contains { seconds - $0.beganSeconds > allowedSeconds }
  }

  /// Whether there is anything left to do of what was taken.
  package enum Rest: Equatable, Sendable {
    case working
    /// Nothing is under way, and the machine fails for good: one line of how.
    case failing(String)
    case nothing
  }

  /// What is left to do.
  package var rest: Rest {
    guard underWay.isEmpty, answered.isEmpty else { return .working }
    for trouble in [trouble, decoderTrouble] where trouble.isLasting {
      if let line = trouble.line { return .failing(line) }
    }
    return cards.isEmpty ? .nothing : .working
  }

  /// When it is worth taking the next turn though nobody was heard.
  ///
  /// - Parameters:
  ///   - idleWorkers: Workers that could take a photo.
  ///   - inboxSeconds: Seconds until the inbox may have a drop of ``lanes(at:)``; 0 is now.
  ///   - isIndexBuilding: Whether the index is being built, a little in every turn.
  package func wakeSeconds(
    at seconds: Double, idleWorkers: Int, inboxSeconds: Double, isIndexBuilding: Bool
  ) -> Double {
    var moments = [timers.nextSeconds(of: [.lease, .recovery])]
    if idleWorkers > 0, !isWaitingForProbe {
      // Nothing is begun before the pause is over, so nothing else is worth waking up for.
      let start = seconds + pauseSeconds(at: seconds)
      let work = min(seconds + inboxSeconds, timers.nextSeconds(of: [.deferred]))
      moments.append(max(work, start))
      if copies.areInMemory { moments.append(start) }
      if let due = held.nextSeconds { moments.append(max(due, start)) }
    }
    if isIndexBuilding || copies.areUnderWay {
      moments.append(seconds + trouble.pauseSeconds(at: seconds))
    }
    if seconds < unfitSeconds { moments.append(unfitSeconds) }
    moments += [trouble.nextSeconds, decoderTrouble.nextSeconds].compactMap(\.self)
    return moments.min() ?? seconds
  }
}
