package import Spool

extension Desk {
  /// What has happened.
  package enum Event: Equatable, Sendable {
    // Jobs that come to the desk.
    /// Drops were claimed.
    case came([JobFacts])
    /// Jobs that were put off are this service's again.
    case cameBack([JobFacts])
    /// The same, of those that cost more than others.
    case cameBackCostly([JobFacts])
    /// Jobs were found that nobody does any more.
    case recovered([JobFacts])
    /// The same, of one that is attached to its case already.
    case foundAttached(JobFacts)

    // One job's way.
    /// There is more to copy of it.
    case loading(JobID)
    case loaded(JobID, Content)
    case begun(JobID, ticket: UInt64)
    case notBegun(JobID)
    /// A try is over.
    ///
    /// - Parameters:
    ///   - blame: Whose doing it is that there is no answer; `nil` where there is one.
    ///   - looksUnfinished: Whether the answer is that of an upload that is not finished.
    case ended(ticket: UInt64, Blame?, looksUnfinished: Bool)
    /// Everything that workers had to say was taken in.
    case heard
    /// The end of a try is in the record, and what is known of the job now.
    case noted(JobID, TryEnd, JobFacts)
    /// Whether the rest of it may still come.
    case asked(JobID, mayGrow: Bool)
    /// It waits in `deferred/` for its rest.
    case postponed(JobID)
    case storing(JobID)
    case stored(JobID)
    /// Its verdict is durable in its case.
    case attached(JobID)
    /// An attempt has the very same bytes.
    case repeated(JobID, as: Int)
    case rejected(JobID)
    /// Jobs have come to their end, and are gone: the machine does what it should.
    case finished([JobID])
    /// It was left as it stands, to be found again.
    case left(JobID)

    // Trouble.
    /// Something failed: a step of a job, or, without one, what can be done again later.
    case failed(JobID?, Failure)
    /// Another service has taken these over.
    case lost([JobID])
    /// It was told to stop: what no worker has is given up.
    case stopping
    /// It stops now: everything is given up.
    case stopped
  }

  /// What a drop turned out to be once it was in memory.
  package enum Content: Equatable, Sendable {
    /// A photo to be judged.
    ///
    /// - Parameter isLarge: Whether its original is to be stored in slices.
    case photo(isLarge: Bool)
    /// The same bytes as an attempt of its case.
    case repeated(as: Int)
    /// A photo of a case that is full.
    case surplus
    /// It changed while it was copied.
    case unfinished
    /// It is too large to be looked at.
    case tooLarge
  }

  /// Why something failed.
  package enum Failure: Equatable, Sendable {
    /// The machine as a whole: one line of how.
    case machine(String)
    /// Something about this one job cannot be read or written.
    case blocked
    /// What this service itself has on the spool was damaged, and it has left it.
    case station
  }
}
