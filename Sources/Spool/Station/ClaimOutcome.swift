package import Files

/// What became of a try to claim a drop.
package enum ClaimOutcome {
  /// It is this service's now.
  case job(Job)
  /// Another service, or its sender, was faster.
  case gone
  /// It cannot be moved: it stays where it is, and `status` shows it.
  case stuck(SystemFailure)
  /// The machine failed before it could be moved: it is where it was.
  case failed(FileError)

  /// The job, where there is one.
  package var job: Job? {
    if case .job(let job) = self { job } else { nil }
  }
}
