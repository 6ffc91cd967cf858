package import Spool

extension Desk {
  /// What is to be carried out; what came of it is told by an ``Event``.
  package enum Action: Equatable, Sendable {
    /// An operator is told something.
    case say(Notice)
    /// The sign of life on the spool. No event unless it fails.
    case renewLease
    /// What dead services and failed steps have left is taken up: ``Event/recovered(_:)`` and
    /// ``Event/foundAttached(_:)``.
    case recover
    /// The index of photos and the journal are kept up to date. No event unless that fails.
    ///
    /// - Parameter isIndexDue: Whether it is time to see what other services have added.
    case keepBooks(isIndexDue: Bool)
    /// Some of what was put off is taken back, and of what waits as costly: ``Event/cameBack(_:)``
    /// and ``Event/cameBackCostly(_:)``.
    case takeBack(atMost: Int, costlyAtMost: Int)
    /// Drops of a lane are claimed: ``Event/came(_:)``.
    case claim(atMost: Int, Lane)
    /// What workers have said is taken in: ``Event/ended(ticket:_:looksUnfinished:)`` for each
    /// photo whose try is over, then ``Event/heard``.
    case hear
    /// A step of one job.
    case handle(JobID, Handling)
    /// Everything that follows from verdicts that are in their cases is brought up to date, then
    /// their events are sent and the jobs removed, as one group: ``Event/finished(_:)``, and
    /// ``Event/failed(_:_:)`` for each of the others.
    case tell([JobID])
    /// Rejected drops go to quarantine, as one group: the same events.
    case quarantine([JobID])
    /// A job waits in `deferred/`; where that fails it is left as it stands. It is no longer the
    /// desk's.
    case putOff(JobID, DeferralReason)
    /// Jobs are left as they stand, to be found again. They are no longer the desk's.
    case release([JobID])
    /// The clerks' pages that are due are written. No event unless that fails.
    case flushPages
  }

  /// A step of one job. Where it fails: ``Event/failed(_:_:)``.
  package enum Handling: Equatable, Sendable {
    /// The drop is opened, and what is small is copied at once: ``Event/loading(_:)``, or what it
    /// is by ``Event/loaded(_:_:)``.
    case open
    /// One more slice of it is copied: the same events.
    case copy
    /// It is handed to an idle worker: ``Event/begun(_:ticket:)`` or ``Event/notBegun(_:)``.
    case begin(ticket: UInt64, Track)
    /// The end of its try is recorded: ``Event/noted(_:_:_:)``.
    case note(TryEnd)
    /// It is asked whether the rest of it may still come: ``Event/asked(_:mayGrow:)``.
    case askWhetherItGrows
    /// It waits in `deferred/` for its rest: ``Event/postponed(_:)``.
    case awaitRest
    /// Its large original is stored, begun or one more slice of it: ``Event/storing(_:)`` or
    /// ``Event/stored(_:)``.
    case beginStoring, store
    /// It is judged and attached to its case: ``Event/attached(_:)`` or ``Event/repeated(_:as:)``.
    case conclude(maySend: Bool)
    /// It is told once more what an attempt with the same bytes was told: ``Event/finished(_:)``,
    /// or ``Event/left(_:)`` where that attempt is gone.
    case repeatAnswer(as: Int)
    /// It cannot become a photo of its case: ``Event/rejected(_:)``.
    case reject(RejectionReason)
    /// It was found attached to its case, and is taken up from there: ``Event/attached(_:)``.
    case settle
  }
}
