/// What became of a try to claim a drop.
package enum ClaimOutcome {
  /// It is this service's now.
  case job(Job)
  /// Another service, or its sender, was faster.
  case gone
  /// It cannot be moved: it stays where it is, and `status` shows it.
  case stuck(SystemFailure)
}
