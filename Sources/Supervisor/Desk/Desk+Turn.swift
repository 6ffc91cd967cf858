import Spool

/// One turn of the loop: everything that can be done without waiting.
extension Desk {
  /// One thing that a turn sees to.
  enum Step {
    case lease, recovery, books, decisions, fill, unfit, hear, load, store, conclude, tell,
      quarantine, pages
    case changes
  }

  /// A whole turn. Workers go on while what they have answered is attached: they are heard between
  /// two pieces of other work.
  private static let turn: [Step] = [
    .lease, .recovery, .books, .decisions, .fill, .unfit, .hear, .load, .store, .hear, .conclude,
    .hear, .tell,
    .quarantine, .hear, .pages, .changes,
  ]
  /// A turn of a service that was told to stop: only what workers have answered is seen to.
  private static let lastTurns: [Step] = [.conclude, .tell]

  /// Begins the next turn.
  package mutating func beginTurn() {
    steps = (isStopping ? Self.lastTurns : Self.turn).reversed()
    taking = Taking()
  }

  /// The next thing to do; `nil` where the turn is over, or, between turns, where nothing follows
  /// at once from what has happened.
  ///
  /// - Parameters:
  ///   - idleWorkers: Workers that can take a photo now.
  ///   - isDropWaiting: Whether the inbox is known to have an ordinary drop.
  package mutating func next(at seconds: Double, idleWorkers: Int, isDropWaiting: Bool) -> Action? {
    if !following.isEmpty { return following.removeFirst() }
    while !arrived.isEmpty {
      if let action = place(arrived.removeFirst(), idleWorkers) { return action }
    }
    while isHandingOut {
      guard idleWorkers > 0, mayBegin(at: seconds), !copies.ready.isEmpty, let id = copies.next()
      else {
        isHandingOut = false
        break
      }
      if let action = begin(id) { return action }
    }
    while let step = steps.popLast() {
      if let action = take(step, at: seconds, idleWorkers, isDropWaiting) { return action }
    }
    return nil
  }

  /// Takes a step; one that is not over puts itself back.
  private mutating func take(
    _ step: Step, at seconds: Double, _ idleWorkers: Int, _ isDropWaiting: Bool
  ) -> Action? {
    switch step {
    case .lease: return timers.isDue(.lease, at: seconds) ? .renewLease : nil
    case .recovery: return timers.isDue(.recovery, at: seconds) ? .recover : nil
    case .books: return .keepBooks(isIndexDue: timers.isDue(.index, at: seconds))
    case .decisions: return takeDecisions(at: seconds)
    case .fill: return fill(at: seconds, idleWorkers, isDropWaiting)
    case .unfit: return takeUnfit(at: seconds)
    case .hear: return copies.ready.isEmpty ? nil : .hear
    case .load:
      guard let id = copies.nextLoad() else { return nil }
      steps.append(.hear)
      return .handle(id, .copy)
    case .store: return copies.nextStore().map { .handle($0, .store) }
    case .conclude:
      guard !answered.isEmpty else { return nil }
      steps.append(.conclude)
      return conclude(answered.removeFirst())
    case .tell: return tellOfAttached()
    case .quarantine: return quarantineRejected()
    case .pages: return .flushPages
    case .changes:
      if trouble.isOver(at: seconds) { following.append(.say(.machineIsWell)) }
      if decoderTrouble.isOver(at: seconds) { following.append(.say(.decodersWork)) }
      return following.isEmpty ? nil : following.removeFirst()
    }
  }

  // MARK: What workers have answered

  /// Where an answer is that of an upload that is not finished, its rest may still come.
  private mutating func conclude(_ id: JobID) -> Action? {
    guard let card = cards[id] else { return nil }
    return card.looksUnfinished ? .handle(id, .askWhetherItGrows) : attach(id)
  }

  /// Judges an answer and attaches it; a large original is stored first, in slices.
  func attach(_ id: JobID) -> Action? {
    guard let card = cards[id] else { return nil }
    return .handle(id, card.isLarge ? .beginStoring : .conclude(maySend: card.maySend))
  }

  /// Tells of what is attached, as one group: what it has in common is made durable once.
  mutating func tellOfAttached() -> Action? {
    guard !attached.isEmpty else { return nil }
    defer { attached = [] }
    return .tell(attached)
  }

  mutating func quarantineRejected() -> Action? {
    guard !rejected.isEmpty else { return nil }
    defer { rejected = [] }
    return .quarantine(rejected)
  }
}
