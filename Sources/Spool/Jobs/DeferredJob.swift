/// One job that waits in `deferred/`, for people who look.
package struct DeferredJob: Equatable, Sendable {
  /// What its name says; `nil` where that cannot be used.
  package var drop: DropName?
  /// Why it waits.
  package var reason: DeferralReason

  /// By its record.
  init(_ record: JobRecord) {
    if case .usable(let name) = DropName.read(
      record.name, kinds: nil, asDecision: record.isDecision)
    {
      drop = name
    }
    reason = record.deferral?.reason ?? .machine
  }
}
