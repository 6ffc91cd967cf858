import Spool

/// Taking work: which photo is begun next, and in which track.
extension Desk {
  /// Where a turn stands with taking work.
  struct Taking {
    /// What one round of it comes to next.
    enum Stage {
      case round, held, large, opening
    }

    var stage = Stage.round
    /// Until when this turn takes work; `nil` before it begins to.
    var endSeconds: Double?
    /// So many drops are wanted in this round.
    var room = 0
    /// Whether the round has brought anything.
    var hasOpened = false
    /// When drops that are no photos were asked for; `nil` before.
    var unfitBeganSeconds: Double?
    /// Whether decisions were asked for.
    var hasAskedForDecisions = false
  }

  /// How long one turn may take work, in seconds: signals and answers wait no longer for it.
  private static let workSecondsMaximum = 0.05
  /// So many deferred jobs are taken back at once, and so much later the next, in seconds.
  private static let takenBackAtOnce = 4
  static let takeBackPauseSeconds = 0.1
  /// So many drops that are no photos are one group.
  private static let unfitAtOnce = 8
  /// The pause after such a group, as a multiple of the time that it took.
  private static let unfitPauses = 6.0

  /// Gives idle workers photos, and reads some ahead, as long as there are any.
  ///
  /// In each round come drops, and with them one that was held or put off, so that neither keeps
  /// the other waiting.
  mutating func fill(at seconds: Double, _ idleWorkers: Int, _ isDropWaiting: Bool) -> Action? {
    let end = taking.endSeconds ?? seconds + Self.workSecondsMaximum
    taking.endSeconds = end
    while true {
      switch taking.stage {
      case .round:
        guard seconds < end, mayBegin(at: seconds) else { return nil }
        if idleWorkers > 0 {
          if let id = copies.next() {
            guard let action = begin(id) else { continue }
            return goingOn(.fill, action)
          }
          if let id = nextCostly(at: seconds, isDropWaiting) {
            return goingOn(.fill, open(id, in: .slow))
          }
        }
        taking.room = room(idleWorkers)
        taking.hasOpened = false
        guard taking.room > 0 else { return nil }
        taking.stage = .held
        if copies.hasRoom, timers.isDue(.deferred, at: seconds) {
          return goingOn(
            .fill, .takeBack(atMost: Self.takenBackAtOnce, costlyAtMost: max(0, costly.room)))
        }
      case .held:
        opening += held.next(1, at: seconds)
        taking.stage = .large
        return goingOn(.fill, .claim(atMost: taking.room, .ordinary))
      case .large:
        taking.stage = .opening
        if copies.hasRoom { return goingOn(.fill, .claim(atMost: 1, .large)) }
      case .opening:
        if !opening.isEmpty {
          taking.hasOpened = true
          return goingOn(.fill, open(opening.removeFirst(), in: .fast))
        }
        guard taking.hasOpened else { return nil }
        taking.stage = .round
      }
    }
  }

  private mutating func goingOn(_ step: Step, _ action: Action) -> Action {
    steps.append(step)
    return action
  }

  /// How many drops are wanted: for the idle workers, and some ahead. While the machine fails
  /// photos, one is to show that it is well again.
  private func room(_ idleWorkers: Int) -> Int {
    poolPause.isProbing
      ? min(1, idleWorkers) : idleWorkers + Copies.readyMaximum - copies.ready.count
  }

  /// A costly photo, where it is the turn of one.
  private mutating func nextCostly(at seconds: Double, _ isDropWaiting: Bool) -> JobID? {
    let slow = underWay.values.count { $0.track == .slow }
    let othersWait = isDropWaiting || (held.nextSeconds ?? .infinity) <= seconds
    let isTurn = plan.mayBeginSlow(
      slow: slow, waitedSeconds: costly.waitedSeconds(at: seconds), othersWait: othersWait)
    return isTurn ? costly.next() : nil
  }

  private mutating func open(_ id: JobID, in track: Track) -> Action {
    cards[id]?.track = track
    cards[id]?.isLarge = false
    cards[id]?.looksUnfinished = false
    return .handle(id, .open)
  }

  /// Takes some drops that are no photos, now and then: each costs as much as a photo's claim, and
  /// a folder full of them keeps no photo waiting.
  mutating func takeUnfit(at seconds: Double) -> Action? {
    guard let began = taking.unfitBeganSeconds else {
      guard seconds >= unfitSeconds, pauseSeconds(at: seconds) == 0 else { return nil }
      taking.unfitBeganSeconds = seconds
      taking.hasOpened = false
      return goingOn(.unfit, .claim(atMost: Self.unfitAtOnce, .unfit))
    }
    if !opening.isEmpty {
      taking.hasOpened = true
      return goingOn(.unfit, open(opening.removeFirst(), in: .fast))
    }
    guard taking.hasOpened else { return nil }
    if let action = quarantineRejected() { return goingOn(.unfit, action) }
    unfitSeconds = seconds + Self.unfitPauses * (seconds - began)
    return nil
  }

  /// Takes decisions of clerks, a few in each turn: they need no worker, and wait for none.
  mutating func takeDecisions(at seconds: Double) -> Action? {
    if !taking.hasAskedForDecisions {
      guard mayDecide(at: seconds) else { return nil }
      taking.hasAskedForDecisions = true
      return goingOn(.decisions, .claim(atMost: Self.decisionsAtOnce, .decision))
    }
    guard !opening.isEmpty else { return nil }
    return goingOn(.decisions, open(opening.removeFirst(), in: .fast))
  }

  /// So many decisions are taken in one turn.
  private static let decisionsAtOnce = 8

  /// Whether decisions may be taken now.
  package func mayDecide(at seconds: Double) -> Bool {
    !isStopping && trouble.pauseSeconds(at: seconds) == 0
  }

  /// When decisions are worth asking for.
  ///
  /// - Parameter waitSeconds: Seconds until there may be one.
  package func nextDecisionSeconds(at seconds: Double, _ waitSeconds: Double) -> Double {
    seconds + max(waitSeconds, trouble.pauseSeconds(at: seconds))
  }

  /// Finds a place for a photo that has come into memory: an idle worker, else it waits. Where one
  /// photo is to show that the machine is well again, none is begun beside it.
  mutating func place(_ id: JobID, _ idleWorkers: Int) -> Action? {
    guard let card = cards[id] else { return nil }
    if idleWorkers > 0, !isWaitingForProbe { return begin(id) }
    copies.isLoaded(id, isLarge: card.isLarge)
    return nil
  }

  /// Begins a photo; `nil` for one that has no try left, which is judged by that.
  mutating func begin(_ id: JobID) -> Action? {
    guard let card = cards[id] else { return nil }
    if card.facts.isPoison || card.facts.isGivenUp {
      cards[id]?.maySend = !card.facts.isGivenUp
      answered.append(id)
      return nil
    }
    defer { nextTicket += 1 }
    return .handle(id, .begin(ticket: nextTicket, card.track))
  }
}
