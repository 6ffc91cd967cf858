/// What the queue is doing, for the overview.
package struct QueueView: Equatable, Sendable {
  /// A photo that waits for another try, and why.
  package struct Deferred: Equatable, Sendable {
    /// Its case, where the name gave one.
    package var caseID: String?
    /// Its kind, where the name gave one.
    package var kind: String?
    /// Why it waits, in one line.
    package var reason: String
    /// When it is tried next, ISO 8601; `nil` if unknown.
    package var nextTry: String?

    /// A row of the deferred.
    package init(caseID: String?, kind: String?, reason: String, nextTry: String?) {
      self.caseID = caseID
      self.kind = kind
      self.reason = reason
      self.nextTry = nextTry
    }
  }

  /// A drop that could not be taken, and why. Its own name is never shown whole: it may be hostile.
  package struct Quarantined: Equatable, Sendable {
    /// The number that it has in quarantine.
    package var serial: String
    /// The name as it came, as far as it was text; `nil` if it was none.
    package var name: String?
    /// Why, in one line.
    package var reason: String
    /// When, ISO 8601; `nil` if unknown.
    package var time: String?

    /// A row of the quarantined.
    package init(serial: String, name: String?, reason: String, time: String?) {
      self.serial = serial
      self.name = name
      self.reason = reason
      self.time = time
    }
  }

  /// Drops in `new/` that wait for a worker.
  package var waiting: Int
  /// Whether there are more of them than were counted.
  package var hasMoreWaiting: Bool
  /// How long the oldest of them has waited, in seconds; `nil` if none waits.
  package var oldestSeconds: Double?
  /// Photos being judged now.
  package var active: Int
  /// How many are deferred.
  package var deferredCount: Int
  /// The first of them.
  package var deferred: [Deferred]
  /// How many are in quarantine.
  package var quarantineCount: Int
  /// The newest of them.
  package var quarantine: [Quarantined]

  /// The most rows shown of deferred and quarantined drops each.
  package static let rowsMaximum = 20

  /// An idle queue, but for what is given.
  package init(
    waiting: Int = 0, hasMoreWaiting: Bool = false, oldestSeconds: Double? = nil, active: Int = 0,
    deferredCount: Int = 0, deferred: [Deferred] = [], quarantineCount: Int = 0,
    quarantine: [Quarantined] = []
  ) {
    self.waiting = waiting
    self.hasMoreWaiting = hasMoreWaiting
    self.oldestSeconds = oldestSeconds
    self.active = active
    self.deferredCount = deferredCount
    self.deferred = deferred
    self.quarantineCount = quarantineCount
    self.quarantine = quarantine
  }
}
