/// One job that waits in `deferred/`, for people who look.
package struct DeferredJob: Equatable, Sendable {
  /// What its name says; `nil` where that cannot be used.
  package var drop: DropName?
  /// Why it waits.
  package var reason: DeferralReason
}

extension Spool {
  /// The oldest jobs that wait, at most `count`.
  package func deferred(atMost count: Int) throws(SpoolError) -> [DeferredJob] {
    try readDeferred().jobs.prefix(count).map { _, record in
      var drop: DropName?
      if case .usable(let name) = DropName.read(record.name, kinds: nil) { drop = name }
      return DeferredJob(drop: drop, reason: record.deferral?.reason ?? .machine)
    }
  }
}
