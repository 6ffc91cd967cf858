/// A job found half-done, by the next thing to do with it.
package enum RecoveredJob {
  /// It was never attached to its case: load it and judge it again, or end it where it is poison.
  case judge(Job)
  /// It is in its case: bring index, case and pages up to date, then ``Job/finish(event:)``.
  case finish(Job, Attempt)
}
