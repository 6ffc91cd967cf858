package import Files

/// Which names of `new/` were seen to be finished: a pure state machine over inotify's events.
///
/// A rename or a close after writing finishes a name at once. A name that appeared without being
/// opened in the next moment was linked. Everything else is decided by age, from the directory.
/// What is forgotten here (an overflow, more names than the limit) only comes later, never wrongly.
package struct Readiness: Sendable {
  /// What happened to a name.
  package enum Event: Equatable, Sendable {
    case created, opened, closedAfterWriting, movedIn, left

    /// Whether a name may be finished by it, at once or in the next moment.
    var mayFinish: Bool {
      switch self {
      case .created, .closedAfterWriting, .movedIn: true
      case .opened, .left: false
      }
    }
  }

  /// Why a name counts as finished.
  package enum Finish: Equatable, Sendable {
    /// It was renamed into the folder: it is whole.
    case renamed
    /// It was linked, or closed by a writer, who may yet come back.
    case closed
  }

  private enum State: Equatable {
    case created(seconds: Double)
    case writing
    case finished(Finish)
  }

  /// How long after its appearance a name must stay unopened to count as linked: open(2) itself
  /// reports both within microseconds.
  package static let linkGraceSeconds = 0.05

  private var states: [EntryName: State] = [:]
  private let namesMaximum: Int

  package init(namesMaximum: Int) { self.namesMaximum = namesMaximum }

  /// Takes one event, in the kernel's order.
  ///
  /// - Parameter seconds: Monotonic time, in seconds.
  package mutating func take(_ event: Event, _ name: EntryName, at seconds: Double) {
    if states.count >= namesMaximum && states[name] == nil { states = [:] }
    switch event {
    case .created: states[name] = .created(seconds: seconds)
    case .opened:
      if case .created = states[name] { states[name] = .writing }
    case .closedAfterWriting:
      // A sender may rename first and close afterwards: what was renamed stays whole.
      if states[name] != .finished(.renamed) { states[name] = .finished(.closed) }
    case .movedIn: states[name] = .finished(.renamed)
    case .left: states[name] = nil
    }
  }

  /// Forgets everything: events were lost.
  package mutating func overflow() { states = [:] }

  /// Forgets one name, once it is claimed or gone.
  package mutating func forget(_ name: EntryName) { states[name] = nil }

  /// Why `name` counts as finished at that time; `nil` where only its age can tell.
  package func finish(of name: EntryName, at seconds: Double) -> Finish? {
    switch states[name] {
    case .finished(let finish): finish
    case .created(let since): seconds - since >= Self.linkGraceSeconds ? .closed : nil
    case .writing, nil: nil
    }
  }

  /// Whether a name appeared and was not opened since, so that it may soon count as linked.
  package func mayBeLinked(_ name: EntryName) -> Bool {
    if case .created = states[name] { true } else { false }
  }
}
