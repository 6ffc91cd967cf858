/// The system groups that may reach into the spool; `nil` is the service's own group.
package struct Groups: Equatable, Sendable {
  /// May drop photos and take events.
  package var intake: String?
  /// May read cases and reports, and decide.
  package var clerks: String?
}
